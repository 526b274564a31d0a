package dev.replykit.internal.picture;

import dev.replykit.Sequence;
import dev.replykit.SequenceDraft;
import dev.replykit.internal.picture.Plan.Moment;
import dev.replykit.internal.picture.Plan.Row;
import dev.replykit.internal.picture.Plan.Text;

/**
 * A plan as an HTML table. It takes text colour and font from its surroundings, so it is legible in light and dark, and
 * says everything in words, so that it is still whole where a site strips its styles.
 */
public final class HtmlTable {
    private static final int SUBJECT = 60_000;
    private static final int MESSAGE = 120_000;
    private static final String CELL =
            "text-align:left;vertical-align:top;padding:6px 10px;border-bottom:1px solid rgba(128,128,128,.35)";
    private static final String QUIET = "opacity:.75;font-size:90%";
    private static final String PILL =
            "display:inline-block;padding:0 6px;border-radius:9px;border:1px solid rgba(128,128,128,.6);font-size:85%";

    private final Markup out = new Markup();
    private final Plan plan;

    private HtmlTable(Plan plan) {
        this.plan = plan;
    }

    /** The draft as a table. */
    public static String of(SequenceDraft draft) {
        return new HtmlTable(Plan.of(draft)).draw();
    }

    /** The sequence as a table. */
    public static String of(Sequence sequence) {
        return new HtmlTable(Plan.of(sequence)).draw();
    }

    private String draw() {
        out.open("div", "style", "max-width:60em;line-height:1.45");
        head();
        if (plan.rows().isEmpty()) {
            out.element("p", plan.empty());
        } else {
            table();
        }
        return out.close("div").toString();
    }

    private void head() {
        out.open("p").open("b", "style", "font-size:115%");
        foreign(Prose.cut(plan.name(), SUBJECT)).close("b").empty("br").element("span", plan.facts(), "style", QUIET);
        if (plan.senders() != null) {
            out.empty("br").open("span", "style", QUIET);
            foreign(Prose.cut(plan.senders(), MESSAGE)).close("span");
        }
        if (plan.health() != null) {
            out.empty("br");
            badge(Sign.of(plan.health()));
            out.open("b").text(" ");
            foreign(Prose.cut(Prose.words(plan.health().value()), SUBJECT)).close("b");
        }
        out.close("p");
        if (!plan.issues().isEmpty()) {
            out.open("ul", "style", "margin-top:0");
            for (String issue : plan.issues()) {
                out.open("li");
                foreign(Prose.cut(issue, SUBJECT)).close("li");
            }
            out.close("ul");
        }
    }

    private void table() {
        out.open("table", "style", "border-collapse:collapse").open("thead").open("tr");
        for (String name : new String[] {"#", "When", "Step", "What it says"}) {
            out.element("th", name, "scope", "col", "style", CELL);
        }
        out.close("tr").close("thead").open("tbody");
        plan.rows().forEach(this::row);
        out.close("tbody").close("table");
        if (plan.left() > 0) {
            out.element("p", "and " + plan.left() + " more steps");
        }
    }

    private void row(Row row) {
        out.open("tr").element("td", String.valueOf(row.number()), "style", CELL);
        out.open("td", "style", CELL + ";white-space:nowrap")
                .element("b", when(row.moment()))
                .empty("br");
        if (row.side() != null) {
            out.element("span", row.side() ? "if yes" : "if no", "style", PILL).text(" ");
        }
        out.element("span", row.pause(), "style", QUIET).close("td");
        out.open("td", "style", CELL + ";padding-left:" + (10 + 16 * row.depth()) + "px");
        badge(Sign.of(row.moment().channel()));
        out.text(" ");
        foreign(Prose.cut(row.title(), SUBJECT));
        if (row.moment().mode() != null) {
            out.empty("br").open("span", "style", PILL + (row.moment().isManual() ? ";border-style:dashed" : ""));
            foreign(Prose.cut(Prose.plain(row.moment().mode().value()), SUBJECT))
                    .close("span");
        }
        out.close("td").open("td", "style", CELL);
        row.texts().forEach(this::text);
        out.close("td").close("tr");
    }

    private void text(Text text) {
        out.open("div", "style", "padding-bottom:3px");
        if (!text.sign().isEmpty()) {
            out.element("b", text.sign(), "style", PILL).text(" ");
        }
        if (text.off()) {
            out.element("i", "off").text(" ");
        }
        if (!text.subject().isEmpty()) {
            out.open("b");
            foreign(Prose.cut(text.subject(), SUBJECT)).close("b").text(" ");
        }
        foreign(Prose.cut(text.message(), MESSAGE)).close("div");
    }

    static String when(Moment moment) {
        String rest = Elapsed.inDay(moment.at());
        return (moment.earliest() ? "from " : "") + Elapsed.day(moment.at()) + (rest.isEmpty() ? "" : " " + rest);
    }

    private void badge(Sign sign) {
        out.element(
                "span",
                sign.letters(),
                "aria-hidden",
                "true",
                "style",
                "display:inline-block;min-width:1.6em;padding:0 3px;border-radius:5px;text-align:center;"
                        + "font-size:85%;font-weight:bold;color:#fff;background:" + sign.colour());
    }

    /** Text that may run from right to left, without turning what stands beside it. */
    private Markup foreign(String text) {
        return out.element("bdi", text);
    }
}
