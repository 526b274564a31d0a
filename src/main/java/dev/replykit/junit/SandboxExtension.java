package dev.replykit.junit;

import dev.replykit.Reply;
import dev.replykit.sandbox.Sandbox;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/** What {@link WithSandbox} adds to a test. It is public for JUnit only. */
public final class SandboxExtension implements ParameterResolver, AfterEachCallback {
    private static final Namespace NAMESPACE = Namespace.create(SandboxExtension.class);

    /** For JUnit. */
    public SandboxExtension() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        Class<?> type = parameter.getParameter().getType();
        return type == Sandbox.class || type == Reply.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        if (test.getTestMethod().isEmpty()) {
            throw new ParameterResolutionException(
                    "@WithSandbox gives each test a sandbox of its own, so constructors, @BeforeAll and @AfterAll methods"
                            + " get none. Take the parameter in the test, or in a @BeforeEach method.");
        }
        Store store = test.getStore(NAMESPACE);
        Sandbox sandbox = store.get(Sandbox.class, Sandbox.class);
        if (sandbox == null) {
            sandbox = Sandbox.start();
            store.put(Sandbox.class, sandbox);
            store.put(Reply.class, sandbox.reply());
        }
        return store.get(parameter.getParameter().getType());
    }

    @Override
    public void afterEach(ExtensionContext test) {
        Store store = test.getStore(NAMESPACE);
        Reply reply = store.remove(Reply.class, Reply.class);
        Sandbox sandbox = store.remove(Sandbox.class, Sandbox.class);
        if (reply != null && sandbox != null) {
            reply.close();
            sandbox.close();
        }
    }
}
