// Which addresses a device of a private swarm tells the others.
#include "core/bt/swarms/own_addresses.h"

#include "core/bt/swarms/endpoints.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace shoal::bt {
namespace {
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> told(const std::vector<std::string>& listening, const std::vector<std::string>& listen,
                              const std::vector<std::string>& interfaces)
{
    NetworkStatus status;
    status.listening = listening;
    std::vector<lt::address> addresses;
    for (const auto& each : interfaces)
        addresses.push_back(lt::make_address(each));
    std::vector<std::string> texts;
    for (const auto& each : ownAddresses(status, listen, addresses))
        texts.push_back(tcpEndpoint(each).address().to_string() + ":" + std::to_string(each.port));
    return texts;
}

TEST(OwnAddresses, AreThoseOfAllInterfacesWhereItListensEverywhere)
{
    EXPECT_THAT(told({"0.0.0.0:6881"}, {"0.0.0.0:6881"}, {"10.1.2.3", "127.0.0.1", "192.168.7.7"}),
                ElementsAre("10.1.2.3:6881", "192.168.7.7:6881"));
}

TEST(OwnAddresses, AreNotOnesThatNoInterfaceHasAnyMore)
{
    EXPECT_THAT(told({"10.1.2.3:6881", "10.1.2.4:6881"}, {"0.0.0.0:6881"}, {"10.1.2.4", "127.0.0.1"}),
                ElementsAre("10.1.2.4:6881"));
}

TEST(OwnAddresses, AreAnyOfLoopbackWhereTheSettingsNameIt)
{
    EXPECT_THAT(told({"127.0.1.2:6881"}, {"127.0.1.2:0"}, {"127.0.0.1"}), ElementsAre("127.0.1.2:6881"));
    EXPECT_THAT(told({"127.0.1.2:6881"}, {"0.0.0.0:0"}, {"127.0.0.1"}), IsEmpty());
}

} // namespace
} // namespace shoal::bt
