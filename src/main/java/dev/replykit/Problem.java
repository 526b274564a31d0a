package dev.replykit;

import dev.replykit.internal.text.Columns;
import dev.replykit.internal.text.Html;
import dev.replykit.internal.text.Lines;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a server said about a request that it did not carry out: a problem document (RFC 9457 without {@code type} and
 * {@code instance}) or any other text, which has no title, detail and code. A problem document has a {@code code}, or
 * {@code errors} after a failed validation, or neither (401, 429). Source: published OpenAPI.
 *
 * <pre>{@code
 * try {
 *     reply.get(7);
 * } catch (RejectedException e) {
 *     System.out.println(e.problem());
 * }
 * // prints:
 * //   404 Not Found (sequence.notFound): Sequence with ID 7 is not found.
 * }</pre>
 *
 * @param status the HTTP status of the answer, whatever the body says
 * @param code a stable word such as {@code sequence.emailAccountNotFound}, or null
 * @param errors every other text of the answer, with the pointer or the field beside it, possibly none
 * @param body the text of the answer, where {@code [key]} replaces the API key; empty for an answer without a body
 */
public record Problem(
        int status,
        @Nullable String title,
        @Nullable String detail,
        @Nullable String code,
        List<Finding> errors,
        String body) {
    private static final int LONGEST_TEXT = 2000;
    static final int MOST_ERRORS = 100;
    private static final int LONGEST_WORD = 60;

    public Problem {
        errors = Lists.printable(errors, "error");
    }

    /** Status, code, detail and errors on a few lines; an excerpt of a body that is no problem document. */
    @Override
    public String toString() {
        return Lines.wrapped(headline(), "", "  ") + Lines.bullets(errors, "  ", MOST_ERRORS);
    }

    /** {@return all but the errors, on one line} */
    String headline() {
        if (title == null && detail == null && code == null && errors.isEmpty()) {
            String words = body.stripLeading().startsWith("<") ? Html.firstWords(body, LONGEST_TEXT) : body;
            return status
                    + (body.isBlank() ? ", without a body" : ", with the body " + Columns.quoted(words, LONGEST_TEXT));
        }
        return status
                + (title == null ? "" : " " + Columns.cut(title, LONGEST_TEXT))
                + (code == null ? "" : " (" + Columns.cut(code, LONGEST_WORD) + ")")
                + (detail == null ? "" : ": " + Columns.cut(detail, LONGEST_TEXT));
    }
}
