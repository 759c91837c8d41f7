// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Somebody's program that breaks their cluster. @param command its words, to which the verb and the brokers are added */
record Breaker(List<String> command) {

    void kill(int broker) {
        call("kill", broker);
    }

    void start(int broker) {
        call("start", broker);
    }

    /** No packet goes between these two. */
    void cut(int one, int other) {
        call("cut", one, other);
    }

    void mend(int one, int other) {
        call("mend", one, other);
    }

    private void call(String verb, Integer... brokers) {
        List<String> words = new ArrayList<>(command);
        words.add(verb);
        Stream.of(brokers).map(String::valueOf).forEach(words::add);
        String said;
        try {
            Process process =
                    new ProcessBuilder(words).redirectErrorStream(true).start();
            said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).strip();
            if (process.waitFor() == 0) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DrillFailed("interrupted");
        } catch (IOException e) {
            said = "cannot be run";
        }
        throw new DrillFailed(String.join(" ", words) + ": " + said);
    }
}
