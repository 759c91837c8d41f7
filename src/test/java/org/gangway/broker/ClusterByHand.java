// SPDX-License-Identifier: Apache-2.0
package org.gangway.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code src/test/cluster/cluster.sh NAME up FOLDER}: three secured brokers that stay, and how to reach them as files. */
final class ClusterByHand {
    private static final String APPLICATION = "gangway.drill";

    private ClusterByHand() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[1])).toAbsolutePath();
        // Not closed: the containers are there until `cluster.sh NAME down`.
        SecuredBroker cluster = new SecuredBroker(
                SecuredBroker.Way.MTLS,
                folder,
                List.of(APPLICATION),
                settings -> KafkaCluster.start(arguments[0], settings));
        cluster.clientFile(folder, "admin");
        cluster.clientFile(folder, APPLICATION);
        System.out.println(cluster.bootstrapServers());
        // A polite end would take the containers along.
        Runtime.getRuntime().halt(0);
    }
}
