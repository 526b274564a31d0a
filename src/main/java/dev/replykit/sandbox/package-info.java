/**
 * A server on this machine that answers as Reply documents, for scripts, notebooks, tests and contract verifiers.
 *
 * <pre>{@code
 * Sandbox sandbox = Sandbox.start();
 * Reply reply = sandbox.reply();
 * reply.create(SequenceDraft.named("Hello").steps(Step.call("Ask")));
 * sandbox.sequences().get(0).name(); // ==> "Hello"
 * }</pre>
 *
 * <p>{@link Sandbox} is all of it. It holds sequences in memory, tells which requests it received, and plays what may
 * happen at Reply: a rate limit, a refused key, a blocked account. In JUnit, {@link dev.replykit.junit.WithSandbox}
 * starts and closes it for each test. Programs in other languages use it over HTTP; its root page says what it holds.
 */
@NullMarked
package dev.replykit.sandbox;

import org.jspecify.annotations.NullMarked;
