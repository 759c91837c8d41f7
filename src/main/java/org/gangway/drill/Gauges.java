// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an application tells Prometheus. */
record Gauges(WebClient web, URI app) {

    /** The sum of this metric over all its labels; 0 where nobody answers or it is not there yet. */
    long sum(String metric) {
        Pattern line = Pattern.compile("(?m)^" + metric + "(?:\\{[^}]*})? ([0-9.E]+)");
        Matcher found = line.matcher(web.page(app.resolve("/actuator/prometheus")));
        double sum = 0;
        while (found.find()) {
            sum += Double.parseDouble(found.group(1));
        }
        return Math.round(sum);
    }
}
