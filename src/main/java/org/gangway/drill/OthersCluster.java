// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Somebody's cluster, on which a drill has its installation instead of on a broker of its own. */
final class OthersCluster {

    @Option(
            names = "--cluster",
            paramLabel = "FILE",
            description = {
                "On this cluster instead of a broker of its own: properties of a client that may do everything. It must have no",
                "topics gangway.…; those of the drill are made, and removed."
            })
    private @Nullable Path clusterFile;

    @Option(
            names = "--application",
            paramLabel = "FILE",
            description = "With --cluster: properties of the client that the application is; default: the same.")
    private @Nullable Path applicationFile;

    @Option(
            names = "--principal",
            defaultValue = "",
            paramLabel = "NAME",
            description =
                    "With --cluster: who that client is, as User:gangway.drill; gets the access rules of all roles.")
    private String principal = "";

    /** Empty where the drill is to have a broker of its own. */
    Optional<Cluster> cluster() {
        return Optional.ofNullable(clusterFile)
                .map(file -> new Cluster(
                        properties(file), properties(applicationFile == null ? file : applicationFile), principal));
    }

    private static Map<String, Object> properties(Path file) {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        } catch (IOException e) {
            throw new DrillFailed("the properties of a client cannot be read: " + file);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty));
    }
}
