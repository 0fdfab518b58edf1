using Flowtriq.Agent.Updates;

namespace Flowtriq.Agent.Tests.Updates;

public sealed class VersionChoiceTests
{
    [Fact]
    public void A_version_that_was_well_once_stays()
    {
        var choice = VersionChoice.Installed.Choose("2").AtStart();
        Assert.Equal(("2", ChoiceStage.Trial), (choice.Version, choice.Stage));
        choice = choice.Prove();
        Assert.Equal(choice, choice.AtStart());
    }

    [Fact]
    public void A_version_that_starts_again_without_having_been_well_has_failed()
    {
        var choice = VersionChoice.Installed.Choose("2").AtStart().AtStart();
        Assert.Equal(("", ChoiceStage.Proven, "2"), (choice.Version, choice.Stage, choice.Failed));
    }

    [Fact]
    public void A_trial_that_could_not_be_held_begins_again_at_the_next_start()
    {
        var choice = VersionChoice.Installed.Choose("2").AtStart().Again().AtStart();
        Assert.Equal(("2", ChoiceStage.Trial, ""), (choice.Version, choice.Stage, choice.Failed));
    }

    [Fact]
    public void What_comes_back_is_the_last_that_was_well()
    {
        var proven = VersionChoice.Installed.Choose("2").AtStart().Prove();
        Assert.Equal("2", proven.Choose("3").AtStart().AtStart().Version);
        // A trial that is replaced was never well.
        Assert.Equal("2", proven.Choose("3").AtStart().Choose("4").AtStart().AtStart().Version);
        Assert.Equal("", proven.Back().Version);
    }

    [Fact]
    public void Is_written_and_read_back_the_same()
    {
        var choice = VersionChoice.Installed.Choose("2.0+abc").AtStart().Prove().Choose("3").AtStart().AtStart();
        Assert.Equal(choice, VersionChoice.Decode(choice.Encode()));
        Assert.Equal(VersionChoice.Installed, VersionChoice.Decode(VersionChoice.Installed.Encode()));
        Assert.Null(VersionChoice.Decode("torn"));
        Assert.Null(VersionChoice.Decode("a b c d"));
    }

    [Theory]
    [InlineData("1.2.3+abc", true)]
    [InlineData("..", false)]
    [InlineData("a/b", false)]
    [InlineData("", false)]
    public void Is_the_name_of_a_folder_and_nothing_else(string version, bool valid) =>
        Assert.Equal(valid, VersionChoice.IsName(version));
}
