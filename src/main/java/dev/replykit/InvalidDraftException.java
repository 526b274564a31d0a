package dev.replykit;

import dev.replykit.internal.text.Bullets;
import java.util.List;

/**
 * The draft says something that Reply documents as wrong. Nothing was sent.
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
    private static final long serialVersionUID = 1L;

    private final transient List<Finding> violations;

    InvalidDraftException(List<Finding> violations) {
        super("The draft is invalid, nothing was sent. Mend "
                + (violations.size() == 1 ? "this" : "these " + violations.size()) + ":"
                + Bullets.of(violations, "  "));
        this.violations = Listing.of(violations, "violation");
    }

    /**
     * Everything that is wrong.
     *
     * @return the violations, at least one
     */
    public List<Finding> violations() {
        return violations;
    }
}
