// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PrivacyOptionsTest {

    @Test
    void anInstallationThatRunsIsNotPutOnAnotherCluster(@TempDir Path folder) throws Exception {
        Path client = Files.writeString(folder.resolve("client.properties"), "bootstrap.servers=127.0.0.1:9");
        StringWriter err = new StringWriter();

        int status = new CommandLine(new DrillCommand())
                .setErr(new PrintWriter(err, true))
                .execute("privacy", "--url", "http://127.0.0.1:9", "--cluster", client.toString());

        assertThat(status).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("--cluster is for an installation of the drill's own");
    }
}
