// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How the installation of a privacy drill differs: T2 within a minute, faces compared, everything written that can be. */
final class PrivacySettings {
    static final String SCENARIO = "drill-privacy";
    /** Of those who are filmed: their faces are compared, and a vendor has them sign. */
    static final String FILMED = "drill-filmed";

    private static final String STEPS =
            "open-lead,verify-face,screen-sanctions,rate-risk,sign-agreement,open-account,file-agreement,"
                    + "mail-agreement,find-duplicate,sign-envelope,update-lead,announce,close-case";
    private static final int CLOSING = 4;
    private static final int FAREWELL = 1;

    private PrivacySettings() {}

    /** @param age how long a case may last; T2 is later by as much, and by some seconds */
    static Map<String, String> of(Path home, Duration age, int collector) {
        long most = age.toSeconds() + CLOSING + FAREWELL;
        Map<String, String> settings = new TreeMap<>();
        settings.put("gangway.steps", STEPS);
        settings.put("gangway.faces.enabled", "true");
        settings.put("gangway.faces.duplicates.enabled", "true");
        settings.put("gangway.models.dir", models().toString());
        settings.put("gangway.screening.rescreening.enabled", "true");
        settings.put("gangway.screening.rescreening.nightly", "*/15 * * * * *");
        settings.put("gangway.process.pace.max-age", age.toString());
        settings.put("gangway.process.pace.closing", seconds(CLOSING));
        settings.put("gangway.process.pace.farewell", seconds(FAREWELL));
        settings.put("gangway.process.pace.remind", "PT2S");
        // Whoever waits for the others is not somebody who has left: the scenario says for one question how soon that
        // counts.
        settings.put("gangway.process.pace.expire", age.toString());
        settings.put("gangway.process.pace.reply", "PT10S");
        settings.put("gangway.process.pace.retry", "PT0.2S,PT0.3S,PT0.5S,PT1S,PT2S");
        settings.put("gangway.sealing.wrapping-epoch", "PT2S");
        settings.put("gangway.sealing.door-epoch", "PT2S");
        settings.put("gangway.sealing.channel-epoch", "PT2S");
        settings.put("gangway.sealing.grace", "PT2S");
        settings.put("gangway.sealing.door-limit", "PT10S");
        settings.put("gangway.sealing.max-case-age", seconds(most));
        settings.put("gangway.sealing.sweep", "PT1S");
        settings.put("gangway.tracing.endpoint", "http://127.0.0.1:" + collector + "/v1/traces");
        settings.put("server.tomcat.accesslog.enabled", "true");
        settings.put("server.tomcat.accesslog.directory", home.resolve("access").toString());
        return settings;
    }

    /** Whatever the parts of the installation write, by kind. @param segments of brokers that are somebody else's */
    static Map<String, List<Path>> places(Path home, List<Path> segments) {
        Map<String, List<Path>> places = new LinkedHashMap<>();
        places.put("segments", segments);
        places.put("logs", List.of(home.resolve("app-0.log"), home.resolve("broker.log")));
        places.put("access logs", List.of(home.resolve("access")));
        places.put("traces", List.of(home.resolve("traces")));
        places.put("stores", List.of(home.resolve("tmp/kafka-streams")));
        places.put("temporary files", List.of(home.resolve("tmp")));
        return places;
    }

    /** Of this JVM. */
    static Path models() {
        return Path.of(System.getProperty("gangway.models.dir", "models/weights"))
                .toAbsolutePath();
    }

    private static String seconds(long seconds) {
        return Duration.ofSeconds(seconds).toString();
    }
}
