// shoal doctor: each thing that it finds, and what it says to do.
#include "app/shoal/doctor/diagnosis.h"
#include "core/state/profile_lock.h"
#include "tests/app/command_fixture.h"

#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

namespace shoal::app {
namespace {
using testing::AllOf;
using testing::Contains;
using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

/// All is well with it.
Surroundings sound()
{
    return {.profile = "/srv/shoal",
            .hasProfile = true,
            .owner = 1000,
            .mode = 0700,
            .lastWritten = std::chrono::sys_seconds{1'500'000'000s},
            .user = 1000,
            .writeError = std::nullopt,
            .free = Bytes{100} << 30U,
            .openFiles = 65536,
            .now = std::chrono::sys_seconds{1'600'000'000s},
            .programMade = std::chrono::sys_seconds{1'400'000'000s}};
}

NetworkStatus soundNetwork()
{
    return {.listening = {"192.0.2.1:6881"},
            .externalAddress = "192.0.2.1",
            .reachability = Reachability::Reachable,
            .portMapping = "",
            .dht = {dht::Health::Good, 40, 300}};
}

Finding findingOf(Check check, const std::vector<Finding>& all)
{
    const auto found = std::ranges::find(all, check, &Finding::check);
    return found == all.end() ? Finding{} : *found;
}

void expectFinding(Check check, const std::vector<Finding>& all, Grade grade, const std::string& text)
{
    const auto finding = findingOf(check, all);
    EXPECT_EQ(finding.grade, grade) << finding.text;
    EXPECT_THAT(finding.text, HasSubstr(text));
}

TEST(Diagnosis, FindsNothingWrongWhereAllIsWell)
{
    for (const auto& finding : findingsOf(sound()))
        EXPECT_EQ(finding.grade, Grade::Fine) << finding.text;
    for (const auto& finding : findingsOf(soundNetwork()))
        EXPECT_EQ(finding.grade, Grade::Fine) << finding.text;
}

TEST(Diagnosis, OfAProfileThatIsNotThereYetIsFine)
{
    auto seen = sound();
    seen.hasProfile = false;
    seen.mode = seen.owner = 0;
    expectFinding(Check::Profile, findingsOf(seen), Grade::Fine, "/srv/shoal is not there yet");
}

TEST(Diagnosis, OfAProfileThatOthersMayReadSaysHowToCloseIt)
{
    auto seen = sound();
    seen.mode = 0750;
    expectFinding(Check::Profile, findingsOf(seen), Grade::Problem, "(mode 0750). Close it: chmod 700 /srv/shoal");
}

TEST(Diagnosis, OfSomebodyElsesProfileNamesHim)
{
    auto seen = sound();
    seen.owner = 0;
    expectFinding(Check::Profile, findingsOf(seen), Grade::Problem, "belongs to user 0, and you are user 1000");
}

TEST(Diagnosis, OfADiskThatCannotBeWrittenSaysWhy)
{
    auto seen = sound();
    seen.writeError = Error{ErrorKind::PermissionDenied, "/srv/shoal", "Read-only file system"};
    expectFinding(Check::Disk, findingsOf(seen), Grade::Problem, "Name a place on another drive");
}

TEST(Diagnosis, OfADiskWithLittleRoomIsAWarningAndWithHardlyAnyAProblem)
{
    auto seen = sound();
    seen.free = Bytes{500} << 20U;
    expectFinding(Check::Disk, findingsOf(seen), Grade::Warning, "Only 500 MiB free");
    seen.free = Bytes{5} << 20U;
    expectFinding(Check::Disk, findingsOf(seen), Grade::Problem, "Only 5.00 MiB free");
}

TEST(Diagnosis, OfFewOpenFilesSaysHowToRaiseTheLimit)
{
    auto seen = sound();
    seen.openFiles = 256;
    expectFinding(Check::OpenFiles, findingsOf(seen), Grade::Warning, "LimitNOFILE=65536");
}

TEST(Diagnosis, OfAClockBeforeTheProgramWasMadeIsAProblem)
{
    auto seen = sound();
    seen.now = std::chrono::sys_seconds{0s};
    expectFinding(Check::Clock, findingsOf(seen), Grade::Problem, "1970-01-01 00:00:00 UTC, and this program was made");
}

TEST(Diagnosis, OfAClockThatWentBackIsAProblemBeyondWhatTwoClocksDiffer)
{
    auto seen = sound();
    seen.lastWritten = seen.now + 1min;
    expectFinding(Check::Clock, findingsOf(seen), Grade::Fine, "It is 2020");
    seen.lastWritten = seen.now + 1h;
    expectFinding(Check::Clock, findingsOf(seen), Grade::Problem, "timedatectl set-ntp true");
}

TEST(Diagnosis, OfAPortTellsWhetherOthersGetThrough)
{
    auto network = soundNetwork();
    network.reachability = Reachability::NotReachable;
    expectFinding(Check::Port, findingsOf(network), Grade::Warning, "Forward the listening port");
    network.reachability = Reachability::Unknown;
    expectFinding(Check::Port, findingsOf(network), Grade::Warning, "(192.0.2.1:6881)");
    network.listening.clear();
    expectFinding(Check::Port, findingsOf(network), Grade::Problem, "network.listen");
}

TEST(Diagnosis, OfTheDhtGoesByItsHealth)
{
    auto network = soundNetwork();
    const auto gradeAt = [&](dht::Health health) {
        network.dht.health = health;
        return findingOf(Check::Dht, findingsOf(network)).grade;
    };
    EXPECT_EQ(gradeAt(dht::Health::Off), Grade::Warning);
    EXPECT_EQ(gradeAt(dht::Health::Starting), Grade::Problem) << "it had its time";
    EXPECT_EQ(gradeAt(dht::Health::Alone), Grade::Problem);
    EXPECT_EQ(gradeAt(dht::Health::Thin), Grade::Warning);
}

TEST(Diagnosis, OfFailedSharesCountsThemAndNamesTheFirstWithTheirReasons)
{
    ShareRow music;
    music.id = {7};
    music.name = "music";
    music.reason = {.kind = ReasonKind::ContentGone, .about = "/mnt/music"};
    ShareRow films;
    films.id = {9};
    films.name = "films";
    films.reason = {.kind = ReasonKind::DiskFull, .about = "/srv/films/1"};

    EXPECT_EQ(sharesFinding({}).grade, Grade::Fine);
    EXPECT_EQ(sharesFinding({1, {music}}).text,
              "A share was stopped by an error: music (7: /mnt/music is gone). Mend that, then start each again: "
              "`shoal resume ID`. `shoal ls --state failed` lists them.");
    const auto many = sharesFinding({5, {music, films}});
    EXPECT_EQ(many.grade, Grade::Problem);
    EXPECT_THAT(many.text,
                StartsWith("5 shares were stopped by an error: music (7: /mnt/music is gone), films (9: the disk is "
                           "full, /srv/films/1 cannot be written) and 3 more. "));
}

TEST(Diagnosis, OfAPrivateSwarmTellsWhereMembersReachItOrWhatIsWrong)
{
    SwarmStatus status{.row = {.name = "choir", .members = 3, .online = 1}, .addresses = {"192.0.2.1:6882"}};
    EXPECT_EQ(swarmFinding(status),
              (Finding{Check::Swarms, Grade::Fine,
                       "choir: 1 of 2 other devices connected, reached at 192.0.2.1:6882 (TCP)."}));

    status.troubles = {{SwarmTroubleKind::NobodyFound, "No member is connected", "Ask somebody"}};
    EXPECT_EQ(swarmFinding(status),
              (Finding{Check::Swarms, Grade::Warning, "choir: No member is connected. Ask somebody."}));
}

TEST(Surroundings, AreThoseOfTheFolder)
{
    const test::TemporaryFolder folder;
    const auto profile = folder / "profile";
    EXPECT_FALSE(lookAround(profile, 0).hasProfile);
    EXPECT_EQ(lookAround(profile, 0).writeError, std::nullopt) << "it could be made";
    std::filesystem::create_directory(profile);
    ::chmod(profile.c_str(), 0750);
    folder.write("profile/state.db", "x");

    const auto seen = lookAround(profile, 0);
    EXPECT_TRUE(seen.hasProfile);
    EXPECT_EQ(seen.owner, ::geteuid());
    EXPECT_EQ(seen.mode, 0750U);
    EXPECT_GT(seen.free, 0U);
    EXPECT_GT(seen.openFiles, 0U);
    EXPECT_LE(seen.programMade, seen.now);
    ASSERT_TRUE(seen.lastWritten);
    EXPECT_LE(seen.now - *seen.lastWritten, 1min);
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator{profile}, {}), 1) << "looking leaves nothing behind";
}

TEST(Surroundings, OfAFolderThatCannotBeWrittenSayWhy)
{
    const auto seen = lookAround("/proc/shoal", 0);
    ASSERT_TRUE(seen.writeError);
    EXPECT_EQ(seen.writeError->about, "/proc");
}

class DoctorCommand : public CommandTest {
protected:
    void SetUp() override
    {
        surroundings = sound();
        script.network = soundNetwork();
        script.status.pid = 77;
    }
};

TEST_F(DoctorCommand, TellsOfEachThingOnceInOneLine)
{
    EXPECT_EQ(run({"doctor"}), ExitCode::Ok);

    const auto told = lines();
    ASSERT_EQ(told.size(), 8U) << terminal.results;
    EXPECT_THAT(told[0], StartsWith("ok       service     None runs"));
    EXPECT_THAT(told[6], StartsWith("ok       dht         The DHT works well."));
    EXPECT_EQ(told[7], "ok       shares      None has been stopped by an error.");

    terminal.results.clear();
    EXPECT_EQ(run({"doctor", "--json"}), ExitCode::Ok);
    EXPECT_EQ(lines().size(), 8U);
    for (const auto& line : lines())
        EXPECT_EQ(test::faultOfEvent(line), std::nullopt);
}

TEST_F(DoctorCommand, EndsWithFailureWhenThereIsAProblemAndNotForAWarning)
{
    surroundings.openFiles = 100;
    EXPECT_EQ(run({"doctor"}), ExitCode::Ok);
    surroundings.mode = 0755;
    EXPECT_EQ(run({"doctor"}), ExitCode::Failure);
    EXPECT_THAT(terminal.results, HasSubstr("problem  profile     Other users may look into"));
}

TEST_F(DoctorCommand, GivesTheNetworkFifteenSecondsToSettle)
{
    script.network.dht.health = dht::Health::Starting;
    EXPECT_EQ(run({"doctor"}), ExitCode::Failure);
    EXPECT_EQ(loop.elapsed(), 15s);
    EXPECT_THAT(terminal.results, HasSubstr("problem  dht"));
}

TEST_F(DoctorCommand, NamesSharesThatAnErrorHasStopped)
{
    auto row = serving({1});
    row.state = ShareState::Failed;
    row.reason = {.kind = ReasonKind::ContentGone, .about = "/mnt/album"};
    script.rows = {{row.id, row}, {ShareId{2}, serving({2})}};

    EXPECT_EQ(run({"doctor"}), ExitCode::Failure);

    EXPECT_THAT(lines().back(), StartsWith("problem  shares      A share was stopped by an error: album (1: "));
}

TEST_F(DoctorCommand, LooksAtTheServiceThatHasTheProfile)
{
    const auto held =
        ProfileLock::take(folder / "profile", "shoal service", folder / "control.sock", Tenure::OfAService);
    openFails = Error{ErrorKind::ProfileInUse, "", ""};
    openFilesOfService = 100;

    EXPECT_EQ(run({"doctor"}), ExitCode::Ok);

    EXPECT_THAT(lines(), Contains(StartsWith("ok       service     Process 77 runs the profile.")));
    EXPECT_THAT(lines(), Contains(StartsWith("warning  open-files  Only 100 files")));
}

TEST_F(DoctorCommand, FindsWhyNoEngineCanBeOpenedAndGoesOn)
{
    openFails = Error{ErrorKind::PermissionDenied, "/srv/shoal", "Permission denied"};

    EXPECT_EQ(run({"doctor"}), ExitCode::Failure);

    EXPECT_THAT(lines()[0], AllOf(StartsWith("problem  service     /srv/shoal may not be used"), EndsWith(".")));
    EXPECT_EQ(lines().size(), 5U) << "what can be looked at without one is";
}

TEST_F(DoctorCommand, LeavesTheProfileOfTheSystemsServiceAlone)
{
    EXPECT_EQ(runWords({"doctor", "--system"}), ExitCode::Ok);

    EXPECT_EQ(lines().size(), 5U) << terminal.results;
    EXPECT_THAT(terminal.results, testing::Not(HasSubstr("profile     ")));
}

} // namespace
} // namespace shoal::app
