package io.inlet.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneNumbersTest {
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            RU, 79000000001,        +79000000001
            RU, 89000000001,        +79000000001
            RU, 4950000002,         +74950000002
            RU, +7 (900) 000-00-01, +79000000001
            RU, 0079000000001,      +79000000001
            RU, 4912347114711,      +4912347114711
            RU, 4930600000000,      +4930600000000
            RU, 12025550123,        +12025550123
            RU, 380441234567,       +380441234567
            DE, 4930600000000,      +4930600000000
            DE, 4912347114711,      +4912347114711
            DE, 030600000000,       +4930600000000
            DE, 79000000001,        +79000000001
            US, 2025550123,         +12025550123
            KZ, 89000000001,        +79000000001
            RU, 101,                -
            RU, 1001234,            -
            DE, 10145,              -
            RU, anonymous,          -
            RU, 112,                -
            RU, +,                  -
            RU, 99999999999999999999999, -
            """)
    void readsNumbersAsExchangesWriteThem(String country, String raw, String number) {
        assertThat(PhoneNumbers.ofExchange(raw, country)).isEqualTo(number);
    }
}
