package org.vpsd.daemon.network;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.vpsd.daemon.model.InstanceName;
import org.vpsd.daemon.model.IpNetworks;

/** An address belongs to one instance. */
class AddressBookTest {

    private final AddressBook book = new AddressBook();
    private final InstanceName web = new InstanceName("web");
    private final InstanceName db = new InstanceName("db");

    @Test
    void refusesWhatIsTakenAndChangesNothing() throws Exception {
        book.claim(web, IpNetworks.parse("10.0.0.1 10.0.0.0/24"));
        book.claim(db, IpNetworks.parse("10.0.0.2 10.0.0.0/24"));
        assertThatThrownBy(() -> book.claim(db, IpNetworks.parse("10.0.0.3 10.0.0.1")))
                .hasMessage("the address 10.0.0.1 is in use by web");
        assertThatThrownBy(() -> book.claim(web, IpNetworks.parse("10.0.0.2")))
                .hasMessage("the address 10.0.0.2 is in use by db");
        book.claim(web, IpNetworks.parse("10.0.0.3"));
        book.claim(db, IpNetworks.parse("10.0.0.1"));
        book.release(db);
        book.claim(web, IpNetworks.parse("10.0.0.1 10.0.0.2"));
    }
}
