package dev.replykit.internal.text;

import dev.replykit.internal.text.StepView.Text;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What in a text would reach people broken: placeholders that Reply doesn't know, fields that are probably misspelt,
 * markup where it is shown as it is, and lost characters.
 */
public final class TextLints {
    /** What is said of a text where characters were lost. */
    public static final String LOST =
            "has U+FFFD, which stands for a character that was lost; the text was probably not read as UTF-8";

    /** More different names are not compared with each other. */
    private static final int MOST_NAMES = 200;

    /** The documentation uses the first two; the others are as usual. */
    private static final List<String> DOCUMENTED = List.of("firstName", "companyName", "lastName");

    /** What other mail programs call the fields, without other characters than letters. */
    private static final Map<String, String> ELSEWHERE =
            Map.of("fname", "firstName", "lname", "lastName", "name", "firstName", "company", "companyName");

    private static final Set<String> FIELD_WORDS = Set.of(("city country state industry email phone website signature"
                    + " title jobtitle position role product date day time department recipient prospect contact lead"
                    + " location link topic fname lname name company companyname firstname lastname")
            .split(" "));
    /** Several words: {@code FIRST_NAME}, {@code first_name}, {@code firstName}. */
    private static final Pattern IDENTIFIER =
            Pattern.compile("[A-Z]+\\d*(?:_[A-Z0-9]+)+|[a-z]+\\d*(?:_[a-z0-9]+)+|[a-z]+(?:[A-Z][a-z0-9]+)+");

    /** Such as "First Name", "Your Company", "prospect's job title". */
    private static final Pattern PHRASE = Pattern.compile(
            "(?i)(?:(?:insert|enter|your|my|the) )?(?:(?:first|last|full|given|family|company|business|prospect|recipient"
                    + "|contact|sender|lead|client|customer|user|account|job|phone)(?:.?s)?[ _.-]?){0,2}"
                    + "(?:name|company|email|title|phone|number|city|country|role|position|website|industry|signature)");

    private static final String INSIDE = "([\\p{L}_][\\p{L}\\p{Nd}_ .-]{0,38}[\\p{L}\\p{Nd}_]|\\p{L})";
    private static final Pattern SQUARE = Pattern.compile("\\[" + INSIDE + "\\](?!\\()");
    private static final Pattern PERCENT = Pattern.compile("(?<![\\p{L}\\p{Nd}])%{1,2}" + INSIDE + "%{1,2}");
    private static final Pattern ASTERISK = Pattern.compile("\\*(\\|)?" + INSIDE + "\\1?\\*");
    private static final Pattern ANGLE = Pattern.compile("(?:<{1,2}|\u00ab)\\s?" + INSIDE + "\\s?(?:>{1,2}|\u00bb)");
    private static final Pattern ADDRESS = Pattern.compile("https?://\\S++");
    private static final Pattern HEX = Pattern.compile("(?i)[0-9a-f]{2}.*");
    private static final Pattern ENCODED_BRACES =
            Pattern.compile("(?i)(?:%7b|&#0*123;|&#x0*7b;|&lbrace;|&lcub;|\uff5b){2}\\s*+" + INSIDE);

    /** What follows a name counts as attributes only where it has a value: "a <b and c> d" has no tag. */
    private static final Pattern TAG =
            Pattern.compile("(?i)</?(?:a|abbr|address|article|b|big|blockquote|body|br|button"
                    + "|center|code|del|div|dl|em|font|footer|h[1-6]|head|header|hr|html|i|iframe|img|ins|label|li|link|main|mark"
                    + "|nav|o:p|ol|p|pre|s|script|section|small|span|strike|strong|style|sub|sup|svg|table|tbody|td|th|thead|time"
                    + "|title|tr|u|ul|video)(?:\\s++|\\s[^<>=]*=[^<>]*)?/?>");

    private static final Pattern BLOCK_TAG = Pattern.compile(
            "(?i)<(?:blockquote|br|center|dd|div|dt|h[1-6]|hr|li|ol|p|pre" + "|table|td|th|tr|ul)(?:\\s[^<>]*)?/?>");
    private static final Pattern ANY_TAG = Pattern.compile("<[^<>]*+>");
    private static final Pattern BLANK_LINE = Pattern.compile("\n[ \t]*+\n");
    private static final Pattern ENTITY =
            Pattern.compile("&(#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});");

    private final Map<String, String> misspelt;
    private final Set<String> found = new LinkedHashSet<>();

    private TextLints(Map<String, String> misspelt) {
        this.misspelt = misspelt;
    }

    /** {@return for each merge field that is probably misspelt in the steps, what was meant} */
    public static Map<String, String> misspelt(List<StepView> steps) {
        Map<String, Integer> uses = MergeFields.counted(steps);
        Map<String, String> misspelt = new HashMap<>();
        for (String name : uses.keySet()) {
            String meant = meant(name, uses);
            if (meant != null) {
                misspelt.put(name, meant);
            }
        }
        return misspelt;
    }

    /**
     * {@return what is odd in the text, each once}
     *
     * @param misspelt the misspelt merge fields of all steps, and what was meant
     */
    public static List<String> of(Text text, Map<String, String> misspelt) {
        TextLints lints = new TextLints(misspelt);
        lints.braces(text);
        lints.placeholders(text);
        lints.form(text);
        return List.copyOf(lints.found);
    }

    private void braces(Text text) {
        String source = text.source();
        Set<String> whole = new HashSet<>();
        MergeFields.scan(source, new MergeFields.Finder() {
            @Override
            public void field(String name) {
                whole.add(name);
                if (misspelt.containsKey(name)) {
                    found.add("{{" + name + "}} is probably misspelt; did you mean {{" + misspelt.get(name) + "}}?");
                }
            }

            @Override
            public void noName(String inside) {
                if (text.form() != StepView.Form.HTML || inside.indexOf('<') < 0 && inside.indexOf('&') < 0) {
                    found.add(quoted(inside) + " is no merge field, since no field of a contact can be called that;"
                            + " write one such as {{firstName}}, or take it out");
                }
            }

            @Override
            public void open(String word) {
                String name = word.startsWith("{") ? word.substring(2) : word.substring(0, word.length() - 2);
                found.add(quoted(word) + " has braces on one side only; write {{" + name + "}}");
            }

            @Override
            public void oneBrace(String word) {
                found.add("{" + word + "} has one brace on a side and stays as it is; write {{" + word + "}}");
            }
        });
        if (text.form() == StepView.Form.HTML && !source.equals(text.shown())) {
            MergeFields.scan(text.shown(), name -> {
                if (!whole.contains(name)) {
                    found.add("{{" + name + "}} has markup inside or is encoded, so that Reply can't find it; write {{"
                            + name.replace(" ", "") + "}} in one piece");
                }
            });
        }
        each(ENCODED_BRACES, source, braces -> {
            String name = braces.group(1).split(" ", 2)[0];
            return whole.contains(name) ? null : quoted(braces.group()) + " has encoded braces; write {{" + name + "}}";
        });
    }

    /** What a name was probably meant to be: a documented name, or one that is used more often; null where it is right. */
    private static @Nullable String meant(String name, Map<String, Integer> uses) {
        if (DOCUMENTED.stream()
                .anyMatch(known -> known.equals(name) || capitalized(known).equals(name))) {
            return null;
        }
        String documented = DOCUMENTED.stream()
                .filter(known -> isSlip(name, known))
                .findFirst()
                .orElse(null);
        if (documented != null || uses.size() > MOST_NAMES) {
            return documented;
        }
        int own = uses.getOrDefault(name, 0);
        return uses.entrySet().stream()
                .filter(other -> other.getValue() > own
                        || other.getValue() == own && other.getKey().compareTo(name) < 0)
                .filter(other -> isSlip(name, other.getKey()) && !isPlural(name, other.getKey()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private static boolean isSlip(String name, String other) {
        String a = name.replace(" ", "");
        String b = other.replace(" ", "");
        if (a.equalsIgnoreCase(b)) {
            return true;
        }
        if (stem(a).equalsIgnoreCase(stem(b)) || a.contains("_") != b.contains("_")) {
            return false; // city and city2; first_name may be a field that somebody made
        }
        int shorter = Math.min(a.length(), b.length());
        int allowed = shorter >= 8 ? 2 : shorter >= 5 ? 1 : 0;
        return Math.abs(a.length() - b.length()) <= allowed && Similar.distance(a, b) <= allowed;
    }

    private static boolean isPlural(String name, String other) {
        return (name + "s").equals(other) || (other + "s").equals(name);
    }

    /** Without what tells the fields of a series apart. */
    private static String stem(String name) {
        return name.replaceAll("\\d+|[A-Z]$", "");
    }

    private static String capitalized(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private void placeholders(Text text) {
        String words = text.shown();
        if (words.indexOf("://") >= 0) {
            words = ADDRESS.matcher(words).replaceAll(" ");
        }
        if (text.form() != StepView.Form.NOTE) {
            each(SQUARE, words, square -> isField(square.group(1)) ? stays(square.group(), square.group(1)) : null);
        }
        each(PERCENT, words, percent -> {
            String inside = percent.group(1);
            boolean isOneWord = inside.length() > 2
                    && inside.indexOf(' ') < 0
                    && !HEX.matcher(inside).matches();
            return isOneWord || isField(inside) ? stays(percent.group(), inside) : null;
        });
        each(
                ASTERISK,
                words,
                stars -> stars.group(1) != null
                                || IDENTIFIER.matcher(stars.group(2)).matches()
                        ? stays(stars.group(), stars.group(2))
                        : null);
        each(ANGLE, text.source(), TextLints::angle);
        each(ANGLE, words, TextLints::angle);
    }

    private static @Nullable String angle(Matcher angle) {
        boolean isTag = TAG.matcher(angle.group()).matches();
        boolean isQuote = angle.group().startsWith("\u00ab"); // of several words, as French and Russian write them
        return !isTag
                        && isField(angle.group(1))
                        && !(isQuote
                                && angle.group(1).indexOf(' ') > 0
                                && letters(angle.group(1)).length() > 11)
                ? stays(angle.group(), angle.group(1))
                : null;
    }

    private static String stays(String placeholder, String name) {
        String letters = letters(name);
        String meant = DOCUMENTED.stream()
                .filter(known -> letters(known).equals(letters))
                .findFirst()
                .orElse(ELSEWHERE.get(letters));
        return quoted(placeholder) + " is no merge field and stays as it is; write "
                + (meant == null ? "one in double braces, such as {{firstName}}" : "{{" + meant + "}}");
    }

    /** Whether a person would take the words for the name of a field. */
    private static boolean isField(String words) {
        return IDENTIFIER.matcher(words).matches()
                || FIELD_WORDS.contains(letters(words))
                || PHRASE.matcher(words).matches();
    }

    private static String letters(String text) {
        return text.replaceAll("[^\\p{L}]", "").toLowerCase(Locale.ROOT);
    }

    private void form(Text text) {
        String source = text.text();
        if (source.indexOf('\ufffd') >= 0) {
            found.add(LOST);
        }
        switch (text.form()) {
            case HTML -> {
                if (hasLostLineBreak(text.source())) {
                    found.add("has line breaks, which HTML shows as spaces; write <br> or <p>...</p>");
                }
            }
            case SUBJECT -> {
                if (hasLineBreak(source)) {
                    found.add("has a line break, but a subject is one line; take it out");
                }
                plain(source);
            }
            case PLAIN -> plain(source);
            case NOTE -> {}
        }
    }

    /** A blank line between words, or without any tag for lines and paragraphs a single line break. */
    private static boolean hasLostLineBreak(String html) {
        boolean hasBlocks = BLOCK_TAG.matcher(html).find();
        for (String stretch : BLOCK_TAG.split(html)) {
            String words = ANY_TAG.matcher(stretch).replaceAll("").strip().replace("\r\n", "\n");
            if (BLANK_LINE.matcher(words).find() || !hasBlocks && hasLineBreak(words)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasLineBreak(String text) {
        return text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
    }

    private void plain(String source) {
        Matcher tag = TAG.matcher(source);
        if (tag.find()) {
            found.add("has the HTML tag " + quoted(tag.group()) + ", which is shown as it is here; write plain text");
        }
        Matcher entity = ENTITY.matcher(source);
        while (entity.find()) {
            if (entity.group(1).startsWith("#") || Html.named(entity.group(1), true) != null) {
                found.add("has the HTML entity " + entity.group()
                        + ", which is shown as it is here; write the character itself");
                return;
            }
        }
    }

    private interface Judge {
        @Nullable
        String lint(Matcher match);
    }

    private void each(Pattern pattern, String text, Judge judge) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            String lint = judge.lint(matcher);
            if (lint != null) {
                found.add(lint);
            }
        }
    }

    private static String quoted(String text) {
        return Printable.excerpt(text, 40);
    }
}
