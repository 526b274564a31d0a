/**
 * A test kit for programs that use replykit. It needs JUnit Jupiter 5.10 or newer, which your tests have already.
 *
 * <pre>
 * &#64;WithSandbox
 * class GreetingTest {
 *     &#64;Test
 *     void createsOneSequence(Sandbox sandbox, Reply reply) {
 *         // in place of your program:
 *         reply.create(SequenceDraft.named("Greeting").steps(call("Hello")));
 *
 *         assertEquals(1, sandbox.sequences().size());
 *     }
 * }
 * </pre>
 *
 * <p>{@link dev.replykit.junit.WithSandbox} gives each test a {@link dev.replykit.sandbox.Sandbox} of its own, so tests
 * may run at the same time.
 */
@NullMarked
package dev.replykit.junit;

import org.jspecify.annotations.NullMarked;
