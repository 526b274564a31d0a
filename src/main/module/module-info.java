/**
 * One call of the Reply API v3, create a sequence: model, client and sandbox.
 *
 * <p>It does not require JUnit, not even {@code static}: then Maven would put half of JUnit on the module path of each
 * module that uses replykit, and no test of it would run. {@code WithSandbox} says what to do.
 */
module dev.replykit {
    requires java.logging;
    requires java.net.http;
    requires java.xml;
    requires jdk.httpserver;
    requires static jdk.jshell;
    requires static org.jspecify;

    exports dev.replykit;
    exports dev.replykit.junit;
    exports dev.replykit.sandbox;
}
