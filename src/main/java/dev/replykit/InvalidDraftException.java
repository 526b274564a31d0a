package dev.replykit;

import dev.replykit.internal.text.Lines;
import java.util.List;

/**
 * The draft has something that Reply documents as wrong, or a sequence has something that no draft can have. Nothing
 * was sent.
 */
public final class InvalidDraftException extends ReplyException {
    private final transient List<Finding> violations;

    InvalidDraftException(List<Finding> violations) {
        this(
                "The draft is invalid, nothing was sent. Fix "
                        + (violations.size() == 1 ? "this" : "these " + violations.size()),
                violations);
    }

    InvalidDraftException(String what, List<Finding> violations) {
        super(what + ":" + Lines.bullets(violations, "  "));
        this.violations = Lists.printable(violations, "violation");
    }

    /** {@return everything that is wrong: at least one violation} */
    public List<Finding> violations() {
        return violations;
    }
}
