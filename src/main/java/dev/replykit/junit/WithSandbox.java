package dev.replykit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives each test a {@link dev.replykit.sandbox.Sandbox} of its own, and a {@link dev.replykit.Reply} that calls it, as
 * parameters. Both are closed after the test. It needs JUnit Jupiter 5.10 or newer.
 *
 * <pre>
 * &#64;WithSandbox
 * class OutreachTest {
 *     &#64;Test
 *     void createsTheCampaign(Sandbox sandbox, Reply reply) {
 *         new Outreach(reply).start();
 *
 *         assertEquals("Autumn", sandbox.sequences().get(0).name());
 *     }
 * }
 * </pre>
 *
 * <p>A method that runs before or after each test gets the same two. Constructors and methods that run once for a class
 * get none, because tests that run at the same time must not meet.
 *
 * <p>Where your program is a Java module, run its tests on the class path: with Maven, set {@code useModulePath} of
 * surefire to {@code false}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SandboxExtension.class)
public @interface WithSandbox {}
