// SPDX-License-Identifier: Apache-2.0
package org.gangway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BenchCommandTest {

    @Test
    void sayingNothingIsWrongUsage() {
        StringWriter err = new StringWriter();

        int status = new CommandLine(new BenchCommand())
                .setErr(new PrintWriter(err, true))
                .execute();

        assertThat(status).isEqualTo(2);
        assertThat(err.toString()).contains("say what to measure", "flow", "start", "endurance", "faces");
    }

    @Test
    void theUsageExplainsEveryFigure() {
        Map<String, CommandLine> commands = new CommandLine(new BenchCommand()).getSubcommands();

        assertThat(commands.get("flow").getUsageMessage())
                .contains("cases_per_second", "raw_cases_per_second", "ratio", "process_cases_per_second_flushed")
                .contains("reply_p50_ms", "reply_p99_ms", "sealing_share", "cpu_seconds", "load_average");
        assertThat(commands.get("faces").getUsageMessage())
                .contains("auc", "false_matches", "same_in_match_or_refer", "verify_p95_ms", "verifications_per_second")
                .contains("memory_growth", "face_counts_right", "blur_caught", "exposure_caught", "mirror_yaw_error")
                .contains("liveness_honest_accepted", "liveness_attacks_refused");
        assertThat(commands.get("start").getUsageMessage()).contains("start_ms", "bare_ms", "ratio", "resident_mb");
        assertThat(commands.get("endurance").getUsageMessage())
                .contains("limit_per_second", "heap_mb_per_hour", "reply_p99_last_ms", "lag_last", "drained_seconds")
                .contains(
                        "slow_wait_most", "in_operations", "restore_seconds", "restored_reply_ms", "reminded_seconds");
    }

    @Test
    void openCasesCannotBePutOnAClusterThatIsAlreadyThere(@TempDir Path folder) throws Exception {
        Path cluster = Files.writeString(folder.resolve("cluster.properties"), "bootstrap.servers=127.0.0.1:1");
        StringWriter err = new StringWriter();

        int status = new CommandLine(new BenchCommand())
                .setErr(new PrintWriter(err, true))
                .execute("endurance", "--cluster", cluster.toString());

        assertThat(status).isEqualTo(2);
        assertThat(err.toString()).contains("with --cluster, give --open-cases 0");
    }

    @Test
    void theMedianOfFiveIsTheThird() {
        assertThat(StartCommand.median(List.of(9L, 1L, 7L, 3L, 5L))).isEqualTo(5);
    }

    @Test
    void aPercentileIsTheSmallestThatSoManyAreNotAbove() {
        double[] sorted = new double[100];
        for (int i = 0; i < 100; i++) {
            sorted[i] = i + 1;
        }
        ReplyLatency.Millis millis = new ReplyLatency.Millis(sorted);

        assertThat(millis.at(0.5)).isEqualTo(50);
        assertThat(millis.at(0.99)).isEqualTo(99);
        assertThat(millis.at(1)).isEqualTo(100);
    }

    @Test
    void onlyWhatWasWrittenSinceIsCounted() {
        Written before = new Written(Map.of("a", new Written.Amount(2, 200), "b", new Written.Amount(1, 10)));
        Written after = new Written(
                Map.of("a", new Written.Amount(5, 500), "b", new Written.Amount(1, 10), "c", new Written.Amount(1, 7)));

        Written grown = after.since(before);

        assertThat(grown.topics().keySet()).containsExactlyInAnyOrder("a", "c");
        assertThat(grown.all()).isEqualTo(new Written.Amount(4, 307));
    }
}
