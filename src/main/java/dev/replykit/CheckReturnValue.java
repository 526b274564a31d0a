package dev.replykit;

/**
 * The result of a method must be used, since the method changes nothing else. Error Prone and other tools know the
 * annotation by its name and report a dropped result. On a type it counts for all its methods.
 *
 * <pre>{@code
 * draft = draft.then(call()); // draft.then(call()) alone has no effect
 * }</pre>
 */
public @interface CheckReturnValue {}
