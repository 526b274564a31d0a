package dev.replykit.internal.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.replykit.Finding;
import dev.replykit.internal.text.Similar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * What is wrong with a request body, and how strictly it is read. A finding is added where it is seen, with an empty
 * pointer, and each reader on the way back puts its own place in front.
 */
public final class Findings {
    /** How messages call an id. */
    static final String AN_ID = "an id, an integer of at least 1";
    /** How messages begin that list words, with a comma between them. */
    static final String ONE_OF = "one of ";

    /** As recorded. */
    public static final String INVALID_TYPE = "Value has an invalid type.";

    /** For answers: what does not fit is read as nothing, and nothing is reported. */
    static final Findings NONE = new Findings(false, false, false, true);

    private final boolean strict;
    private final boolean likeServer;
    private final boolean unknownKinds;
    private final boolean unknownMembers;
    private final List<Finding> violations = new ArrayList<>();
    private final IdentityHashMap<JsonObject, Set<String>> duplicates = new IdentityHashMap<>(0);

    private Findings(boolean strict, boolean likeServer, boolean unknownKinds, boolean unknownMembers) {
        this.strict = strict;
        this.likeServer = likeServer;
        this.unknownKinds = unknownKinds;
        this.unknownMembers = unknownMembers;
    }

    /** For a draft: every member must be known. The API's words may be in any case, since they are corrected. */
    public static Findings ofDraft() {
        return new Findings(true, false, false, false);
    }

    /** For a draft that is made from an answer: members that are only in answers, or unknown, are left out. */
    static Findings ofCopy() {
        return new Findings(true, false, false, true);
    }

    /**
     * For the sandbox: unknown members and duplicates are ignored, as Reply is reported to do, and the case of words
     * counts.
     *
     * @param unknownKinds whether steps of unknown kinds are allowed
     */
    public static Findings likeServer(boolean unknownKinds) {
        return new Findings(true, true, unknownKinds, true);
    }

    boolean isStrict() {
        return strict;
    }

    boolean isLikeServer() {
        return likeServer;
    }

    boolean isOfCopy() {
        return strict && unknownMembers && !likeServer;
    }

    boolean allowUnknownMembers() {
        return unknownMembers;
    }

    boolean allowUnknownKinds() {
        return !strict || unknownKinds;
    }

    /** Remembers that the text of the object has the name more than once. */
    void addDuplicate(JsonObject object, String name) {
        if (strict && !likeServer) {
            duplicates.computeIfAbsent(object, first -> new HashSet<>()).add(name);
        }
    }

    boolean hasDuplicates() {
        return !duplicates.isEmpty();
    }

    /** Adds a finding where the text of the object has the name more than once. */
    void checkDuplicate(JsonObject object, String name) {
        if (hasDuplicates() && duplicates.getOrDefault(object, Set.of()).contains(name)) {
            addDuplicate();
        }
    }

    void addDuplicate() {
        add("appears more than once; keep one");
    }

    int size() {
        return violations.size();
    }

    void add(String detail) {
        if (strict) {
            violations.add(Finding.violation("", detail));
        }
    }

    void add(String member, String detail) {
        int before = size();
        add(detail);
        placeUnder(member, before);
    }

    /** Refuses a value of another JSON type. The sandbox says so in Reply's recorded words. */
    void refuseType(String expected, JsonElement json) {
        if (likeServer) {
            add(INVALID_TYPE);
        } else {
            refuse(expected, json);
        }
    }

    /** Adds that a member is missing; the sandbox says so in Reply's recorded words. */
    void require(String member, String detail) {
        add(member, detail, "Field is required.");
    }

    /** @param recorded how Reply says it, and so the sandbox */
    void add(String member, String detail, String recorded) {
        add(member, likeServer ? recorded : detail);
    }

    void refuse(String expected, JsonElement json) {
        if (strict) {
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

    /** Puts the member in front of the pointers of the findings that were added since there were {@code before}. */
    void placeUnder(String member, int before) {
        for (int i = before; i < violations.size(); i++) {
            Finding finding = violations.get(i);
            String pointer = "/" + JsonValues.pointerToken(member) + finding.pointer();
            violations.set(i, Finding.violation(pointer, finding.detail()));
        }
    }

    void placeUnder(int index, int before) {
        if (size() > before) {
            placeUnder(String.valueOf(index), before);
        }
    }

    public List<Finding> violations() {
        return List.copyOf(violations);
    }
}
