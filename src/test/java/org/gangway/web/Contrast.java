// SPDX-License-Identifier: Apache-2.0
package org.gangway.web;

import com.microsoft.playwright.Page;
import java.util.List;

/** Measures the contrast of every visible text as WCAG 2.2 defines it (success criterion 1.4.3, level AA: 4.5 to 1). */
final class Contrast {

    private static final String MEASURE =
            """
            () => {
              const parts = colour => colour.match(/[\\d.]+/g).map(Number);
              const luminance = colour => {
                const [r, g, b] = parts(colour).map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
                return 0.2126 * r + 0.7152 * g + 0.0722 * b;
              };
              const ground = node => {
                for (; node; node = node.parentElement) {
                  const colour = getComputedStyle(node).backgroundColor;
                  if ((parts(colour)[3] ?? 1) > 0) return colour;
                }
                return 'rgb(255, 255, 255)';
              };
              const ratio = node => {
                const [a, b] = [luminance(getComputedStyle(node).color), luminance(ground(node))].sort((x, y) => y - x);
                return (a + 0.05) / (b + 0.05);
              };
              const own = node => [...node.childNodes].some(child => child.nodeType === 3 && child.textContent.trim());
              return [...document.body.querySelectorAll('*')]
                .filter(node => own(node) && node.checkVisibility() && ratio(node) < 4.5)
                .map(node => node.outerHTML.slice(0, 80) + ' ' + ratio(node).toFixed(2));
            }
            """;

    private Contrast() {}

    /** The elements whose text is too close to its ground. */
    static List<String> tooLow(Page page) {
        return ((List<?>) page.evaluate(MEASURE)).stream().map(String::valueOf).toList();
    }
}
