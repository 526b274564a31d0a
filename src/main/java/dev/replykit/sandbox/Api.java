package dev.replykit.sandbox;

import com.sun.net.httpserver.Headers;
import dev.replykit.Finding;
import dev.replykit.SequenceDraft;
import dev.replykit.internal.json.DraftCodec;
import dev.replykit.internal.json.Findings;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Create, get, list, delete, and the lists of what a draft can name. Checks in the order of a server: route, key, limits,
 * syntax, rules, references.
 */
final class Api {
    private static final String SEQUENCES = "/v3/sequences";
    private static final Pattern ONE = Pattern.compile("/v3/sequences/([^/]+)");
    private static final Pattern JSON = Pattern.compile("(?i)\\s*application/json\\s*(;.*)?");
    private static final Pattern BEARER = Pattern.compile("(?i)Bearer +\\S+");

    /** From the documented error. A state can make a sequence with a larger id, which is then found. */
    private static final long LARGEST_ID = 2147483647L;

    private final Account account;

    Api(Account account) {
        this.account = account;
    }

    /** The answer, or null where the state lets it get lost. */
    @Nullable
    Answer answer(String method, String path, @Nullable String query, Headers headers, byte[] body) {
        Matcher one = ONE.matcher(path);
        boolean list = path.equals(SEQUENCES);
        boolean directory = Directory.has(path);
        if (!list && !directory && !one.matches()) {
            return Answer.bare(404, "Not Found", "There is no such route.");
        }
        List<String> methods = directory ? List.of("GET") : List.of("GET", list ? "POST" : "DELETE");
        if (!methods.contains(method)) {
            return Answer.bare(405, "Method Not Allowed", "The route does not take this method.")
                    .withHeader("Allow", String.join(", ", methods));
        }
        if (!BEARER.matcher(Objects.toString(headers.getFirst("Authorization"))).matches()) {
            return Answer.unauthorized(true);
        }
        Answer refusal = account.refusal(method, headers);
        if (refusal != null) {
            return refusal;
        }
        Answer answer = method.equals("POST")
                ? create(headers, body)
                : list || directory ? account.list(path, query) : one(method, one.group(1));
        return account.losesAnswer() ? null : account.withRateLimit(answer);
    }

    private Answer create(Headers headers, byte[] bytes) {
        if (!JSON.matcher(Objects.toString(headers.getFirst("Content-Type"))).matches()) {
            return Answer.bare(415, "Unsupported Media Type", "The request body must be application/json.");
        }
        Findings findings = account.findings();
        SequenceDraft draft;
        try {
            draft = DraftCodec.read(Sandbox.utf8(bytes), findings);
        } catch (CharacterCodingException e) {
            return Answer.validation(List.of(Finding.violation("", "The request body is not valid JSON.")));
        }
        if (draft == null) {
            return Answer.validation(findings.violations());
        }
        Answer missing = account.missingReference(draft);
        return missing == null ? account.create(draft, headers.getFirst("X-User-Id")) : missing;
    }

    private Answer one(String method, String idText) {
        Long id = Directory.integer(idText);
        if (id == null || id < 1 || (id > LARGEST_ID && account.get(id) == null)) {
            return Answer.validation(
                    List.of(Finding.violation("/id", "The value must be between 1 and " + LARGEST_ID + ".")));
        }
        ByteBuffer sequence = account.get(id);
        if (sequence == null) {
            boolean reads = method.equals("GET"); // as documented: 400 where it should be deleted
            String detail = "Sequence with ID " + id + " is not found.";
            return Answer.business(reads ? 404 : 400, reads ? "Not Found" : "Bad Request", detail, "sequence.notFound");
        }
        if (method.equals("DELETE")) {
            account.delete(id);
            return Answer.withoutBody(204);
        }
        return Answer.json(200, sequence);
    }
}
