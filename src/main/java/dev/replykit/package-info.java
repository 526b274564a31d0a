/**
 * Creates sequences in Reply ({@code POST /v3/sequences}): typed, checked before they are sent, and never sent twice.
 *
 * <pre>{@code
 * Reply reply = Reply.sandbox(); // an account on this machine, without a key
 * SequenceDraft draft = SequenceDraft.named("Hello").emailAccounts(101).steps(
 *         Step.email("Hi {{firstName}}", "<p>Shall we talk?</p>"),
 *         Step.call("Ask about the demo").after(Step.days(2)));
 * Sequence sequence = reply.create(draft);
 * System.out.println(sequence.id() + " is " + sequence.status()); // prints: 1001 is new
 * }</pre>
 *
 * <ul>
 *   <li>{@link Reply} is the client: {@link Reply#sandbox()} of a sandbox, {@link Reply#connect()} of Reply itself.
 *   <li>{@link SequenceDraft} is what you write, with the {@linkplain Step steps} and {@link Settings}. It lists what
 *       is wrong with it as {@linkplain Finding findings}, and {@link Preview} shows what would be sent.
 *   <li>{@link Sequence} is what Reply answers. {@link Difference} says what came back other than it was sent.
 *   <li>{@link ReplyException} has one subclass for each way in which a call can end without a sequence. After
 *       {@link OutcomeUnknownException} do not repeat the call; {@link Reconciliation} looks for the sequence.
 * </ul>
 */
@NullMarked
package dev.replykit;

import org.jspecify.annotations.NullMarked;
