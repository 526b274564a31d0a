/** One call of the Reply API v3, create a sequence: model, client and sandbox. */
module dev.replykit {
    requires java.logging;
    requires java.net.http;
    requires java.xml;
    requires jdk.httpserver;
    requires static jdk.jshell;
    requires static org.jspecify;
    requires static org.junit.jupiter.api;

    exports dev.replykit;
    exports dev.replykit.junit;
    exports dev.replykit.sandbox;
}
