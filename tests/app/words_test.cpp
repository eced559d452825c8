#include "app/shoal/words.h"

#include "app/shoal/exit_code.h"

#include <gmock/gmock.h>
#include <set>

namespace shoal::app {
namespace {
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

template <class Kind>
std::vector<Kind> allUpTo(Kind last)
{
    std::vector<Kind> kinds;
    for (int kind = 0; kind <= static_cast<int>(last); ++kind)
        kinds.push_back(static_cast<Kind>(kind));
    return kinds;
}

TEST(Words, EveryErrorNamesItsSubjectItsReasonAndWhatToDo)
{
    std::set<std::string> sentences;
    for (const auto kind : allUpTo(ErrorKind::Internal)) {
        const auto words = sentence(Error{kind, "thing", "because"});
        EXPECT_THAT(words, StartsWith("thing ")) << errorKindName(kind);
        EXPECT_THAT(words, HasSubstr(": because. ")) << errorKindName(kind);
        EXPECT_THAT(words, EndsWith(".")) << errorKindName(kind);
        EXPECT_TRUE(sentences.insert(words).second) << errorKindName(kind);
    }
}

TEST(Words, LeaveOutWhatTheSystemSaysWhereItIsTheSameAgain)
{
    EXPECT_EQ(sentence(failWith(std::make_error_code(std::errc::permission_denied), "/f").value()),
              "/f may not be used. Check its owner and permissions, and that its drive is not read-only.");
    EXPECT_EQ(sentence(failWith(std::make_error_code(std::errc::read_only_file_system), "/f").value()),
              "/f may not be used: its drive is read-only. Name a place on another drive, or make this one writable.");
    EXPECT_THAT(sentence(failWith(std::make_error_code(std::errc::too_many_files_open), "/f").value()),
                HasSubstr(": Too many open files. "));
}

TEST(Words, GiveAnErrorsOwnAdviceInPlaceOfItsKinds)
{
    EXPECT_EQ(sentence(Error{ErrorKind::NotATorrent, "f", "it is a ZIP archive", "Unpack it"}),
              "f is not a valid torrent file: it is a ZIP archive. Unpack it.");
}

TEST(Words, EveryBannedPeerIsNamedWithWhatItDidAndForHowLong)
{
    std::set<std::string> sentences;
    for (const auto misdeed : allUpTo(Misdeed::ClaimsOtherKind)) {
        const auto words = sentence(PeerBanned{.address = "1.2.3.4:6881",
                                               .client = "Liar 1.0",
                                               .misdeed = misdeed,
                                               .detail = "invalid have",
                                               .time = std::chrono::hours{1}});
        EXPECT_THAT(words, StartsWith("Banned 1.2.3.4:6881 (Liar 1.0) for 60 minutes: it ")) << misdeedName(misdeed);
        EXPECT_THAT(words, EndsWith(".")) << misdeedName(misdeed);
        EXPECT_TRUE(sentences.insert(words).second) << misdeedName(misdeed);
    }
}

TEST(Words, APeerThatAPersonBannedIsSaidToHaveDoneNothing)
{
    EXPECT_EQ(sentence(PeerBanned{.address = "1.2.3.4:6881",
                                  .client = "Other 1.0",
                                  .misdeed = Misdeed::Unwelcome,
                                  .time = std::chrono::hours{1000}}),
              "Banned 1.2.3.4:6881 (Other 1.0) until Shoal ends: you asked for it.");
}

TEST(Words, ABannedPeerThatDoesNotSayWhatItIsIsNamedByItsAddress)
{
    EXPECT_THAT(sentence(PeerBanned{.address = "1.2.3.4:6881", .misdeed = Misdeed::Stalls}),
                StartsWith("Banned 1.2.3.4:6881 for "));
}

TEST(Words, AnErrorWithoutNamesIsStillASentence)
{
    for (const auto kind : allUpTo(ErrorKind::Internal)) {
        const auto words = sentence(Error{kind, "", ""});
        EXPECT_TRUE(std::isupper(static_cast<unsigned char>(words.front()))) << words;
        EXPECT_THAT(words, Not(HasSubstr(":.")));
    }
}

TEST(Words, EveryReasonSaysWhatAndWhatToDo)
{
    std::set<std::string> sentences;
    for (const auto kind : allUpTo(ReasonKind::NotAMember)) {
        const Reason reason{kind, 3, 2048, 1024, "/disk/file", "timed out"};
        EXPECT_TRUE(sentences.insert(sentence(reason)).second) << reasonKindName(kind);
        EXPECT_THAT(sentence(reason), EndsWith("."));
        EXPECT_EQ(brief(reason).empty(), kind == ReasonKind::None) << reasonKindName(kind);
        EXPECT_THAT(brief(reason), Not(EndsWith(".")));
    }
}

TEST(Words, GiveTheFiguresOfAReason)
{
    EXPECT_EQ(brief({.kind = ReasonKind::NobodyReachable, .count = 1, .detail = "timed out"}),
              "1 peer found, none could be connected (timed out)");
    EXPECT_EQ(brief({.kind = ReasonKind::LowDiskSpace, .needed = 2048, .free = 1024, .about = "/disk"}),
              "/disk has 1.00 KiB free and 2.00 KiB are needed");
    EXPECT_EQ(brief({.kind = ReasonKind::PieceUnavailable, .count = 7, .needed = 2}),
              "no connected peer has piece 7 (2 pieces missing this way)");
}

TEST(Words, AdviseWhoeverCannotBeReachedToForwardAPort)
{
    EXPECT_THAT(sentence(Reason{.kind = ReasonKind::NotReachable}), HasSubstr("Forward the listening port"));
}

TEST(Words, NeverChangeTheCaseOfAName)
{
    EXPECT_THAT(sentence(Reason{.kind = ReasonKind::ContentGone, .about = "data/x"}), StartsWith("data/x is gone. "));
}

TEST(Words, TellWhoHoldsTheProfileAndHowToGetAnother)
{
    EXPECT_EQ(sentence(Error{ErrorKind::ProfileInUse, "/p", "shoal seed, process 7"}),
              "/p is in use: shoal seed, process 7. Stop that one first, or use another profile: "
              "--profile DIR.");
}

TEST(ExitCode, EachIsInTheTableOnce)
{
    std::set<int> codes;
    for (const auto& row : exitCodes())
        EXPECT_TRUE(codes.insert(static_cast<int>(row.code)).second);
    for (const auto kind : allUpTo(ErrorKind::Internal))
        EXPECT_TRUE(codes.contains(static_cast<int>(exitCodeFor(kind)))) << errorKindName(kind);
}

TEST(ExitCode, NoFailureCountsAsSuccess)
{
    for (const auto kind : allUpTo(ErrorKind::Internal))
        EXPECT_NE(exitCodeFor(kind), ExitCode::Ok) << errorKindName(kind);
}

TEST(ExitCode, SaysWhatAScriptMayWantToKnow)
{
    EXPECT_EQ(exitCodeFor(ErrorKind::BadArgument), ExitCode::Usage);
    EXPECT_EQ(exitCodeFor(ErrorKind::BadLink), ExitCode::NotFound);
    EXPECT_EQ(exitCodeFor(ErrorKind::ProfileInUse), ExitCode::ProfileInUse);
    EXPECT_EQ(exitCodeFor(ErrorKind::NotEnoughSpace), ExitCode::NoSpace);
    EXPECT_EQ(exitCodeFor(ErrorKind::DiskFull), ExitCode::NoSpace);
    EXPECT_EQ(exitCodeFor(ErrorKind::Cancelled), ExitCode::Interrupted);
}

} // namespace
} // namespace shoal::app
