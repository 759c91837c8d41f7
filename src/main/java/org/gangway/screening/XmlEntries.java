// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Streams the entries of a list in XML. Document types are refused, so that a list never makes anything else be read. */
final class XmlEntries {

    private XmlEntries() {}

    /**
     * @param names of the elements to read whole, wherever they are, in the order of the file
     * @return the attributes of the root
     * @throws ListBroken if it is not well-formed, or begins with another element
     */
    static Map<String, String> each(ListFile file, String root, Set<String> names, Consumer<XmlNode> take) {
        XMLStreamReader reader = null;
        try {
            reader = factory().createXMLStreamReader(new ByteArrayInputStream(file.content()));
            reader.nextTag();
            if (!reader.getLocalName().equals(root)) {
                throw file.broken(reader.getLocation().getLineNumber(), "does not begin with " + root);
            }
            Map<String, String> attributes = XmlNode.attributes(reader);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT && names.contains(reader.getLocalName())) {
                    take.accept(XmlNode.read(reader));
                }
            }
            return attributes;
        } catch (XMLStreamException malformed) {
            int line = reader == null ? 1 : Math.max(1, reader.getLocation().getLineNumber());
            throw file.broken(line, "is not well-formed XML from here on");
        }
    }

    /** The name of the first element. @throws ListBroken if there is none */
    static String root(ListFile file) {
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new ByteArrayInputStream(file.content()));
            reader.nextTag();
            return reader.getLocalName();
        } catch (XMLStreamException malformed) {
            throw file.broken(1, "does not begin as XML does, or with a document type");
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLReporter((message, type, related, where) -> {}); // or the parser prints what is thrown anyway
        return factory;
    }
}
