/**
 * Creates sequences in Reply ({@code POST /v3/sequences}): typed, checked before they are sent, and never sent twice.
 *
 * <p>{@link Reply} is the client, {@link SequenceDraft} is what you write, and {@link Sequence} is what Reply answers.
 * {@link ReplyException} has one subclass for each way in which a call can end without a sequence. After
 * {@link OutcomeUnknownException} do not repeat the call; {@link Reconciliation} looks for the sequence.
 */
@NullMarked
package dev.replykit;

import org.jspecify.annotations.NullMarked;
