// SPDX-License-Identifier: Apache-2.0
package org.gangway.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TestRouteCommandTest {
    private static final String ROUTE =
            """
            - route:
                id: open-lead
                description: Opens a lead.
                note: For tests only.
                routeConfigurationId: failures
                from:
                  uri: kamelet:step-source
                  parameters: {step: open-lead}
                  steps:
                    - setBody: {constant: "{}"}
                    - to: {id: call, uri: "{{gangway.crm.url}}/leads"}
                    - to: {id: reply, uri: kamelet:step-reply}
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("open-lead.camel.yaml"), ROUTE);
    }

    @Test
    void saysWhatPassedAndWhatDidNot() throws IOException {
        Files.writeString(
                folder.resolve("open-lead.test.yaml"),
                """
                - name: a lead that the CRM refuses
                  expect-calls: [{method: POST, path: /leads, answer: {status: 400}}]
                  expect-reply: {kind: MALFORMED}
                - name: a lead that the CRM takes
                  expect-calls: [{method: POST, path: /leads, answer: {status: 400}}]
                  expect-reply: {kind: DONE}
                """);

        assertThat(run("open-lead")).isEqualTo(1);
        assertThat(out.toString())
                .contains("ok    open-lead: keeps the contract")
                .contains("ok    open-lead: a lead that the CRM refuses")
                .contains("FAIL  open-lead: a lead that the CRM takes")
                .contains("kind: expected DONE, got MALFORMED");
    }

    @Test
    void aRouteWithoutTestsFails() {
        assertThat(run("open-lead")).isEqualTo(1);
        assertThat(err.toString()).contains("has no tests; write them in");
    }

    private int run(String step) {
        return new CommandLine(new TestRouteCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(folder.resolve(step + ".camel.yaml").toString());
    }
}
