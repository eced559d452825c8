// What of libtorrent's settings we chose by a measurement.
#include "core/bt/session_settings.h"

#include <gtest/gtest.h>

namespace shoal::bt {
namespace {

TEST(SessionSettings, AskOfAPeerNoMoreThanASecondAhead)
{
    EXPECT_EQ(sessionSettings({}).get_int(lt::settings_pack::request_queue_time), 1);
}

TEST(SessionSettings, DialByUtpInAnOpenNetworkOnly)
{
    Settings settings;
    EXPECT_TRUE(sessionSettings(settings).get_bool(lt::settings_pack::enable_outgoing_utp));
    settings.dhtClosedNetwork = true;
    EXPECT_FALSE(sessionSettings(settings).get_bool(lt::settings_pack::enable_outgoing_utp));
}

TEST(SessionSettings, LeaveTheSizeOfSocketBuffersToTheKernel)
{
    const auto pack = sessionSettings({});
    for (const auto buffer : {lt::settings_pack::recv_socket_buffer_size, lt::settings_pack::send_socket_buffer_size})
        EXPECT_TRUE(!pack.has_val(buffer) || pack.get_int(buffer) == 0);
}

} // namespace
} // namespace shoal::bt
