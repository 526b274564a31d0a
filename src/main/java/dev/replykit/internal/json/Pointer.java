package dev.replykit.internal.json;

import org.jspecify.annotations.Nullable;

/** A JSON Pointer (RFC 6901) under construction; it costs a string only when a finding asks for it. */
final class Pointer {
    static final Pointer ROOT = new Pointer(null, "");

    private final @Nullable Pointer parent;
    private final Object token;

    private Pointer(@Nullable Pointer parent, Object token) {
        this.parent = parent;
        this.token = token;
    }

    Pointer to(String name) {
        return new Pointer(this, name);
    }

    Pointer to(int index) {
        return new Pointer(this, index);
    }

    @Override
    public String toString() {
        return parent == null
                ? ""
                : parent + "/" + token.toString().replace("~", "~0").replace("/", "~1");
    }
}
