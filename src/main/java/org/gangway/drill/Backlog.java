// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the groups of an installation have not got done: a partition that stands still keeps something for ever. */
record Backlog(WebClient web, URI app) {
    private static final Pattern LAG = Pattern.compile("gangway_lag_records\\{[^}]*step=\"([^\"]+)\"[^}]*} ([0-9.E]+)");
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final int LOOKS = 60;

    /** On each partition the mark of the last transaction counts as one, and is nobody's work; the process passes it. */
    private static final long MARKS = 12;

    /** By step, after it has been waited for long enough. */
    Map<String, Long> left() {
        Map<String, Long> left = now();
        for (int i = 0; i < LOOKS && !left.isEmpty(); i++) {
            Pause.of(LOOK);
            left = now();
        }
        return left;
    }

    private Map<String, Long> now() {
        Map<String, Long> left = new TreeMap<>();
        Matcher found = LAG.matcher(web.page(app.resolve("/actuator/prometheus")));
        while (found.find()) {
            long records = (long) Double.parseDouble(found.group(2));
            boolean process = found.group(1).equals("process") || found.group(1).equals("packer");
            if (records > (process ? 0 : MARKS)) {
                left.put(found.group(1), records);
            }
        }
        return left;
    }
}
