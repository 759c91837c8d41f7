// SPDX-License-Identifier: Apache-2.0
package org.gangway.compliance;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.gangway.WhenRole;
import org.gangway.WhenRole.Role;
import org.gangway.screening.Bands;
import org.gangway.screening.Exemption;
import org.gangway.screening.Impacts;
import org.gangway.screening.ScreeningRules;
import org.gangway.screening.Turn;
import org.gangway.sealing.Keystore;
import org.gangway.wire.AcknowledgedProducer;
import org.gangway.wire.Headers;
import org.gangway.wire.TopicNames;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every process that screens reads what staff has decided; only the console writes it. */
@WhenRole({Role.HANDS, Role.CONSOLE, Role.RESCREENING})
@Configuration(proxyBeanMethods = false)
class ComplianceConfiguration {

    private static final String EXEMPTIONS = "screening.exemptions";
    private static final String BANDS = "screening.bands";
    private static final int HASH_BYTES = 16;

    @Bean
    Exemptions screeningExemptions() {
        return new Exemptions();
    }

    @Bean
    Versions screeningBands() {
        return new Versions();
    }

    @Bean(destroyMethod = "stop")
    ComplianceReader screeningRulesReader(
            Exemptions exemptions,
            Versions versions,
            TopicNames names,
            @Qualifier("kafkaClient") Supplier<Map<String, Object>> client,
            @Value("${gangway.scenarios.patience:PT30S}") Duration patience) {
        return new ComplianceReader(
                List.of(
                        new ComplianceReader.Read(names.physical(EXEMPTIONS), exemptions),
                        new ComplianceReader.Read(names.physical(BANDS), versions)),
                client,
                patience);
    }

    @Bean
    ScreeningRules screeningRules(Exemptions exemptions, Versions versions, Keystore keystore) {
        return new Decided(exemptions, versions, () -> keystore.secret("screening"));
    }

    /** What the two topics say. */
    private record Decided(Exemptions exemptions, Versions versions, Supplier<byte[]> secret)
            implements ScreeningRules {
        @Override
        public Bands bands() {
            return versions.current();
        }

        @Override
        public List<Exemption> exemptions(String customer) {
            return exemptions.of(customer);
        }

        @Override
        public long decisions() {
            return exemptions.decisions();
        }

        @Override
        public List<Turn> turns(Instant since, Instant now) {
            return exemptions.turns(since, now);
        }

        @Override
        public String hashed(String personal) {
            byte[] mac = new HmacUtils(HmacAlgorithms.HMAC_SHA_256, secret.get())
                    .hmac(personal.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac, 0, HASH_BYTES);
        }
    }

    /** The desks. */
    @WhenRole(Role.CONSOLE)
    @Configuration(proxyBeanMethods = false)
    static class Desks {

        @Bean
        AcknowledgedProducer compliancePen(
                @Value("${gangway.console.acknowledged:5s}") Duration acknowledged,
                @Qualifier("kafkaClient") Supplier<Map<String, Object>> client) {
            return new AcknowledgedProducer("/gangway/console", acknowledged, client);
        }

        @Bean
        ExemptionDesk exemptionDesk(
                Exemptions exemptions,
                ComplianceReader reader,
                ScreeningRules rules,
                TopicNames names,
                @Qualifier("compliancePen") AcknowledgedProducer pen) {
            String topic = names.physical(EXEMPTIONS);
            Ballot<ExemptionRecord.Terms> ballot = new Ballot<>(
                    exemptions.motions(),
                    (id, change, signed, what) -> {
                        ExemptionRecord written = new ExemptionRecord(id, change, signed.by(), signed.at(), what);
                        pen.put(topic, written.key(), written.key(), Headers.EXEMPTION_CHANGED, written);
                    },
                    () -> reader.catchUp(topic),
                    InstantSource.system());
            return new ExemptionDesk(exemptions, ballot, rules::hashed, InstantSource.system());
        }

        @Bean
        BandsDesk bandsDesk(
                Versions versions,
                ComplianceReader reader,
                Impacts impacts,
                TopicNames names,
                @Qualifier("compliancePen") AcknowledgedProducer pen) {
            String topic = names.physical(BANDS);
            Ballot<BandsRecord.Proposal> ballot = new Ballot<>(
                    versions.motions(),
                    (id, change, signed, what) -> {
                        String key = UUID.randomUUID().toString();
                        BandsRecord written = new BandsRecord(id, change, signed.by(), signed.at(), what);
                        pen.put(topic, key, key, Headers.BANDS_CHANGED, written);
                    },
                    () -> reader.catchUp(topic),
                    InstantSource.system());
            return new BandsDesk(versions, ballot, impacts);
        }
    }
}
