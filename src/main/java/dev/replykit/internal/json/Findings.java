package dev.replykit.internal.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.replykit.Finding;
import dev.replykit.internal.text.Similar;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a request body, and how strictly it is read. A finding is added where it is seen, with an empty
 * pointer, and each reader on the way back puts its own place in front.
 */
public final class Findings {
    static final String AN_ID = "an id, an integer of at least 1";
    /** How messages begin that list words, with a comma between them. */
    static final String ONE_OF = "one of ";

    /** As recorded. */
    public static final String INVALID_TYPE = "Value has an invalid type.";

    /** For answers: what does not fit is read as nothing, and nothing is reported. */
    static final Findings LENIENT = new Findings(Mode.ANSWER);

    private enum Mode {
        ANSWER,
        DRAFT,
        COPY,
        SERVER,
        SERVER_WITH_UNKNOWN_KINDS
    }

    private final Mode mode;
    private final List<Finding> violations = new ArrayList<>();
    private boolean hasDuplicates;
    /** What an answer says of a step and its object has no place for. {@link #LENIENT} is shared and keeps nothing. */
    final List<@Nullable Object> kept = new ArrayList<>();

    private Findings(Mode mode) {
        this.mode = mode;
    }

    /** For an answer with steps. */
    static Findings ofAnswer() {
        return new Findings(Mode.ANSWER);
    }

    /** For a draft: every member must be known. The API's words may be in any case, since they are corrected. */
    public static Findings ofDraft() {
        return new Findings(Mode.DRAFT);
    }

    /** For a draft that is made from an answer: members that are null, unknown, or only in answers are left out. */
    static Findings ofCopy() {
        return new Findings(Mode.COPY);
    }

    /**
     * For the sandbox: unknown members and duplicates are ignored, as Reply is reported to do, and the case of words
     * counts.
     */
    public static Findings likeServer(boolean allowUnknownKinds) {
        return new Findings(allowUnknownKinds ? Mode.SERVER_WITH_UNKNOWN_KINDS : Mode.SERVER);
    }

    boolean isStrict() {
        return mode != Mode.ANSWER;
    }

    boolean isLikeServer() {
        return mode == Mode.SERVER || mode == Mode.SERVER_WITH_UNKNOWN_KINDS;
    }

    boolean isOfCopy() {
        return mode == Mode.COPY;
    }

    boolean allowUnknownMembers() {
        return mode != Mode.DRAFT;
    }

    boolean allowUnknownKinds() {
        return mode == Mode.ANSWER || mode == Mode.SERVER_WITH_UNKNOWN_KINDS;
    }

    /** Adds that the text of an object has a name more than once. */
    void addDuplicate(String name) {
        if (mode == Mode.DRAFT) {
            add("appears more than once; keep one");
        }
        hasDuplicates |= this != LENIENT && (!isStrict() || name.equals("type") || name.equals("actionType"));
    }

    /** Whether duplicates decide what is read. Then all is forgotten, so that the last ones can be read. */
    boolean clearIfDuplicates() {
        if (hasDuplicates) {
            violations.clear();
        }
        return hasDuplicates;
    }

    int size() {
        return violations.size();
    }

    void add(String detail) {
        if (isStrict()) {
            violations.add(Finding.violation("", detail));
        }
    }

    /** @param recorded how Reply says it, and so the sandbox */
    void add(String member, String detail, String recorded) {
        int before = size();
        add(isLikeServer() ? recorded : detail);
        placeUnder(member, before);
    }

    /** Adds that a member is missing. */
    void require(String member, String detail) {
        add(member, detail, "Field is required.");
    }

    /** Refuses a partly read text, and drops its findings: those from {@code before} on. */
    void refuseText(@Nullable String detail, int before) {
        if (size() > before) { // never for answers
            violations.subList(before, size()).clear();
        }
        add(isLikeServer() ? "The request body is not valid JSON." : "is not JSON: " + detail);
    }

    /** Refuses a value of another JSON type. The sandbox says so in Reply's recorded words. */
    void refuseType(String expected, JsonElement json) {
        if (isLikeServer()) {
            add(INVALID_TYPE);
        } else {
            refuse(expected, json);
        }
    }

    void refuse(String expected, JsonElement json) {
        if (isStrict()) {
            add("must be " + expected + ", but is " + JsonValues.described(json) + remedy(expected, json));
        }
    }

    private static String remedy(String expected, JsonElement json) {
        if (expected.equals(AN_ID) && json instanceof JsonObject object && object.has("id")) {
            return "; take its id";
        }
        String text = expected.startsWith(ONE_OF) ? JsonValues.text(json) : null;
        return text == null
                ? ""
                : Similar.suggestion(
                        text.replace("_", ""),
                        List.of(expected.substring(ONE_OF.length()).split(", ")));
    }

    /** Puts the member or index in front of the pointers of the findings from {@code before} on. */
    void placeUnder(Object place, int before) {
        for (int i = before; i < violations.size(); i++) {
            Finding finding = violations.get(i);
            String pointer = "/" + JsonValues.pointerToken(place.toString()) + finding.pointer();
            violations.set(i, Finding.violation(pointer, finding.detail()));
        }
    }

    public List<Finding> violations() {
        return violations.isEmpty() ? List.of() : violations.stream().distinct().toList();
    }
}
