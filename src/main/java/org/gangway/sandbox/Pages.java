// SPDX-License-Identifier: Apache-2.0
package org.gangway.sandbox;

import java.util.List;
import java.util.Map;

/** The two pages for people. */
final class Pages {
    private static final String STYLE =
            """
            <style>body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
            table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.3rem .6rem;border-bottom:1px solid #ccc;
            vertical-align:top}code{background:#f2f2f2;padding:.1rem .3rem}</style>""";

    private Pages() {}

    static String index(Map<String, Tally.Count> counts, List<Knobs.Knob> knobs, int smtpPort) {
        StringBuilder rows = new StringBuilder();
        counts.forEach((effect, count) -> rows.append(
                "<tr><td>%s</td><td>%d</td><td>%d</td></tr>".formatted(effect, count.distinct(), count.repeats())));
        StringBuilder faults = new StringBuilder();
        knobs.forEach(knob -> faults.append("<li>%s is %s".formatted(knob.target(), knob.fault())));
        return page(
                "Sandbox",
                """
                <p>The bank's counterparties, in memory, for local use. Nothing here is real.</p>
                <table><tr><th>Counterparty</th><th>Where</th></tr>
                <tr><td>Core banking (Apache Fineract's shape)</td><td><code>/v1/clients</code>, <code>/v1/clients/{id}/documents</code>, <code>/v1/savingsaccounts</code></td></tr>
                <tr><td>CRM</td><td><code>/crm/leads</code></td></tr>
                <tr><td>E-signature (DocuSign's shape)</td><td><code>/esign/v2.1/accounts/{id}/envelopes</code></td></tr>
                <tr><td>EventBridge (PutEvents)</td><td><code>POST /eventbridge</code>, <a href="/eventbridge/events">what came in</a></td></tr>
                <tr><td>Mailbox (SMTP on %d)</td><td><a href="/mailbox">mails</a>, <code>GET /mailbox?to=</code></td></tr></table>
                <h2>Done so far</h2><table><tr><th>Effect</th><th>Distinct</th><th>Repeats</th></tr>%s</table>
                <h2>Faults that are on</h2><ul>%s</ul>
                <p><code>POST /knobs {"target":"crm","fault":"down","times":3}</code>; <code>DELETE /knobs</code>.</p>"""
                        .formatted(smtpPort, rows, knobs.isEmpty() ? "<li>none" : faults));
    }

    static String mailbox(List<Mailbox.Mail> mails) {
        StringBuilder rows = new StringBuilder();
        mails.forEach(mail -> rows.append("<tr><td>%s</td><td>%s</td><td><b>%s</b><br>%s%s</td></tr>"
                .formatted(
                        mail.receivedAt(),
                        escaped(mail.to()),
                        escaped(mail.subject()),
                        escaped(mail.text()).replace("\n", "<br>"),
                        attachments(mail))));
        return page("Mailbox", "<table><tr><th>Received</th><th>To</th><th>Mail</th></tr>" + rows + "</table>");
    }

    private static String attachments(Mailbox.Mail mail) {
        StringBuilder links = new StringBuilder();
        mail.attachments()
                .forEach(attachment -> links.append("<br><a href=\"%s\">%s</a> (%d bytes)"
                        .formatted(attachment.href(), escaped(attachment.name()), attachment.size())));
        return links.toString();
    }

    private static String page(String title, String content) {
        return "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>" + title + "</title>" + STYLE + "<h1>"
                + title + "</h1>" + content + "</html>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
