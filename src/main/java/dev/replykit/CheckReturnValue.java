package dev.replykit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The result of a method must be used, since the method changes nothing else. Error Prone and other tools know the
 * annotation by its name and report a dropped result. On a type it counts for all its methods.
 *
 * <pre>{@code
 * draft = draft.then(call()); // draft.then(call()) alone has no effect
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface CheckReturnValue {}
