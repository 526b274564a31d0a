/** One call of the Reply API v3, create a sequence: model, client and sandbox. */
module dev.replykit {
    requires java.logging;
    requires java.net.http;
    requires jdk.httpserver;
    requires static jdk.jshell;
    requires static org.jspecify;

    exports dev.replykit;
    exports dev.replykit.sandbox;
}
