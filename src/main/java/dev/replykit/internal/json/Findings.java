package dev.replykit.internal.json;

import dev.replykit.Finding;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a request body, and says how strict the reader is. */
public final class Findings {
    private final boolean likeServer;
    private final List<Finding> violations = new ArrayList<>();

    private Findings(boolean likeServer) {
        this.likeServer = likeServer;
    }

    /** For a draft: every member must be known, enums may be in any case (they are written as documented). */
    public static Findings ofDraft() {
        return new Findings(false);
    }

    /** For the sandbox: unknown members are dropped, as Reply is reported to do, and spelling counts. */
    public static Findings likeServer() {
        return new Findings(true);
    }

    boolean isLikeServer() {
        return likeServer;
    }

    void add(Pointer at, String detail) {
        violations.add(Finding.violation(at.toString(), detail));
    }

    public List<Finding> violations() {
        return List.copyOf(violations);
    }
}
