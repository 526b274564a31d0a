package dev.replykit;

import dev.replykit.internal.text.Lines;
import java.util.List;

/**
 * The draft has something that Reply documents as wrong. Nothing was sent.
 *
 * <pre>{@code
 * try {
 *     reply.create(SequenceDraft.named(""));
 * } catch (InvalidDraftException e) {
 *     System.out.println(e.violations());
 * }
 * // prints:
 * //   1 violation
 * //     /name: must be a string that is not blank, but is the string ""
 * }</pre>
 */
public final class InvalidDraftException extends ReplyException {
    private final transient List<Finding> violations;

    InvalidDraftException(List<Finding> violations) {
        super("The draft is invalid, nothing was sent. Fix "
                + (violations.size() == 1 ? "this" : "these " + violations.size()) + ":"
                + Lines.bullets(violations, "  "));
        this.violations = Lists.printable(violations, "violation");
    }

    /** {@return everything that is wrong: at least one violation} */
    public List<Finding> violations() {
        return violations;
    }
}
