// SPDX-License-Identifier: Apache-2.0
package org.gangway.web;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.gangway.casefile.Value;
import org.gangway.console.SealedFields;
import org.gangway.screening.Impact;
import org.gangway.screening.Impacts;
import org.gangway.sealing.Keystore;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/** Channels and console alone. No stereotype, so that the scan of the whole application passes it over. */
@EnableAutoConfiguration(exclude = CamelAutoConfiguration.class)
@ComponentScan({
    "org.gangway.channels",
    "org.gangway.compliance",
    "org.gangway.console",
    "org.gangway.tracing",
    "org.gangway.wire"
})
class WebTestApplication {

    @Bean
    Keystore keystore() throws IOException {
        return Keystore.open(Files.createTempDirectory("gangway-web").resolve("keys"));
    }

    @Bean
    PlainSeals seals() {
        return new PlainSeals();
    }

    @Bean
    ObjectsInMemory objects() {
        return new ObjectsInMemory();
    }

    /** Changes nothing: there are no lists here. */
    @Bean
    Impacts impacts() {
        return (before, after) -> new Impact("", List.of(), List.of(), "");
    }

    /** Sealed fields of this test are their own content. */
    @Bean
    SealedFields sealedFields() {
        return command -> {
            Map<String, String> clear = new TreeMap<>();
            command.fields().forEach((name, value) -> {
                if (value instanceof Value.Sealed sealed) {
                    clear.put(name, sealed.token());
                }
            });
            return clear;
        };
    }
}
