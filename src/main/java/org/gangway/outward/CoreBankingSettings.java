// SPDX-License-Identifier: Apache-2.0
package org.gangway.outward;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the bank's Fineract is set up. Its address is {@code gangway.core-banking.url}, which only the route reads.
 *
 * @param office the office that new clients belong to
 * @param product the savings product that is opened
 * @param zone where the bank's day begins: Fineract refuses dates in the future
 * @param datatable the data table, registered on the bank's side for clients, that takes the nationality, for which a
 *     client has no field; empty: the nationality is not sent
 */
@ConfigurationProperties("gangway.core-banking")
public record CoreBankingSettings(
        @DefaultValue("1") int office,
        @DefaultValue("1") int product,
        @DefaultValue("UTC") ZoneId zone,
        @DefaultValue("") String datatable) {}
