// SPDX-License-Identifier: Apache-2.0
package org.gangway.web;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.gangway.casefile.Value;
import org.gangway.console.SealedFields;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/** Channels and console alone. No stereotype, so that the scan of the whole application passes it over. */
@EnableAutoConfiguration(exclude = CamelAutoConfiguration.class)
@ComponentScan({"org.gangway.channels", "org.gangway.console", "org.gangway.wire"})
class WebTestApplication {

    @Bean
    Supplier<Map<String, Object>> kafkaClient(
            @org.springframework.beans.factory.annotation.Value("${gangway.kafka.bootstrap-servers}") String servers) {
        return () -> Map.of("bootstrap.servers", servers);
    }

    @Bean
    Supplier<byte[]> pseudonymKey() {
        return () -> new byte[32];
    }

    @Bean
    PlainSeals seals() {
        return new PlainSeals();
    }

    @Bean
    ObjectsInMemory objects() {
        return new ObjectsInMemory();
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
