#include "ui/system/country_database.h"

#include "tests/support/temporary_folder.h"
#include "tests/ui/system/mmdb_writer.h"

#include <gtest/gtest.h>

namespace shoal::ui {
namespace {

const std::vector<CountryOfNetwork> twoNetworks{{0x01020000, 16, "DE"}, {0x08080800, 24, "US"}};

TEST(CountryDatabase, KnowsTheCountryOfAnAddress)
{
    const test::TemporaryFolder folder;
    folder.write("GeoLite2-Country.mmdb", countryDatabaseOf(twoNetworks));
    const CountryDatabase countries{{folder.path()}};

    EXPECT_EQ(countries.countryOf("1.2.3.4"), "DE");
    EXPECT_EQ(countries.countryOf("8.8.8.8"), "US");
    EXPECT_EQ(countries.countryOf("8.8.9.8"), "") << "in no network that it knows";
}

TEST(CountryDatabase, TakesAddressesAsPeersHaveThem)
{
    const test::TemporaryFolder folder;
    folder.write("GeoLite2-Country.mmdb", countryDatabaseOf(twoNetworks));
    const CountryDatabase countries{{folder.path()}};

    EXPECT_EQ(countries.countryOf("1.2.3.4:6881"), "DE");
    EXPECT_EQ(countries.countryOf("[::1]:6881"), "");
    EXPECT_EQ(countries.countryOf("[::1"), "");
    EXPECT_EQ(countries.countryOf(""), "");
    EXPECT_EQ(countries.countryOf("not an address"), "");
}

TEST(CountryDatabase, IsTheNewestInTheFirstFolderThatHasOne)
{
    const test::TemporaryFolder folder;
    folder.write("b/dbip-country-lite-2025-01.mmdb", countryDatabaseOf({{0x01020000, 16, "OL"}}));
    folder.write("b/dbip-country-lite-2026-01.mmdb", countryDatabaseOf({{0x01020000, 16, "NE"}}));
    folder.write("c/GeoLite2-Country.mmdb", countryDatabaseOf({{0x01020000, 16, "XX"}}));
    const CountryDatabase countries{{folder / "a", folder / "b", folder / "c"}};

    EXPECT_EQ(countries.countryOf("1.2.3.4"), "NE");
}

TEST(CountryDatabase, PassesOverWhatItCannotRead)
{
    const test::TemporaryFolder folder;
    folder.write("dbip-country-lite.mmdb", countryDatabaseOf(twoNetworks));
    folder.write("dbip-country-zzz.mmdb", "no database");
    EXPECT_EQ(CountryDatabase{{folder.path()}}.countryOf("1.2.3.4"), "DE");
    std::filesystem::remove(folder / "dbip-country-lite.mmdb");
    EXPECT_EQ(CountryDatabase{{folder.path()}}.countryOf("1.2.3.4"), "");
}

TEST(CountryDatabase, KnowsNothingWithoutAFile)
{
    EXPECT_EQ(CountryDatabase{std::vector<std::filesystem::path>{}}.countryOf("1.2.3.4"), "");
}

} // namespace
} // namespace shoal::ui
