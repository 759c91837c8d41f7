// SPDX-License-Identifier: Apache-2.0
package org.gangway.calibration;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** A page that needs nothing else, from top to bottom. Whatever text it is given, it shows as text. */
public final class Page {
    private static final String STYLE =
            """
            body{font:15px/1.5 system-ui,sans-serif;overflow-wrap:anywhere;max-width:46rem;margin:2rem auto;padding:0 1rem}
            table{border-collapse:collapse}td,th{border:1px solid #bbb;padding:.25rem .6rem;text-align:left}
            svg text{font-size:12px}.frame{fill:none;stroke:#888}.limit{stroke:#000;stroke-dasharray:4 3}
            .first{fill:none;stroke:#06c;stroke-width:2}.second{fill:none;stroke:#c60;stroke-width:2}
            .same{fill:#2a2;fill-opacity:.6}.different{fill:#c33;fill-opacity:.6}
            """;

    private final StringBuilder html = new StringBuilder();

    public Page(String title) {
        html.append("<!doctype html><html lang='en'><meta charset='utf-8'><title>")
                .append(escaped(title))
                .append("</title><style>")
                .append(STYLE)
                .append("</style><h1>")
                .append(escaped(title))
                .append("</h1>");
    }

    public Page heading(String text) {
        return add("h2", text);
    }

    public Page paragraph(String text) {
        return add("p", text);
    }

    /** With its line ends. */
    public Page lines(String text) {
        return add("pre", text);
    }

    public Page list(List<String> items) {
        html.append(items.stream()
                .map(item -> "<li>" + escaped(item) + "</li>")
                .collect(Collectors.joining("", "<ul>", "</ul>")));
        return this;
    }

    public Page table(List<String> head, List<List<String>> rows) {
        html.append("<table>").append(row("th", head));
        rows.forEach(row -> html.append(row("td", row)));
        html.append("</table>");
        return this;
    }

    public Page drawing(Frame frame) {
        html.append(frame.svg());
        return this;
    }

    public String html() {
        return html + "</html>\n";
    }

    private Page add(String element, String text) {
        html.append('<').append(element).append('>').append(escaped(text));
        html.append("</").append(element).append('>');
        return this;
    }

    private static String row(String cell, List<String> cells) {
        return cells.stream()
                .map(text -> "<" + cell + ">" + escaped(text) + "</" + cell + ">")
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
