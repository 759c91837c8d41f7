// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where an installation is and what of it can be reached from here.
 *
 * @param client how to reach its cluster
 * @param data its folder of keys, objects and reports, if it is on this machine
 * @param folders further places, by kind: segments of brokers, stores, logs, temporary files
 * @param sandbox where mails can be read
 * @param logins passwords of staff, by login
 * @param scenario that canaries ask for; empty: the one that customers get who ask for none
 */
record Site(
        URI app,
        Map<String, Object> client,
        String prefix,
        Optional<Path> data,
        Map<String, List<Path>> folders,
        Optional<URI> sandbox,
        Map<String, String> logins,
        String scenario) {

    @Override
    public String toString() {
        return app.toString();
    }
}
