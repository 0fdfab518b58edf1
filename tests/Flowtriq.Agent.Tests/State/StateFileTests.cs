using Flowtriq.Agent.State;
using Flowtriq.Agent.Tests.Protocol;
using Flowtriq.Core.Incidents;
using FsCheck;
using FsCheck.Fluent;

namespace Flowtriq.Agent.Tests.State;

public sealed class StateFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ftagent-").FullName;
    private readonly LineLog _log = new(TextWriter.Null, TimeProvider.System);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Comes_back_as_it_was_saved_last()
    {
        var file = new StateFile(_folder, _log);
        var observation = Observations.Any(ObservationPhase.Updated);
        for (var save = 0; save < 20; save++)
            file.Save(new AgentState([1, 2, (byte)save], [observation]));
        file.Finish(TimeSpan.FromSeconds(10));

        var loaded = new StateFile(_folder, _log).Load()!;

        Assert.Equal([1, 2, 19], loaded.Detection);
        Assert.Equal(observation.Id, Assert.Single(loaded.Open).Id);
        Assert.Equal(observation.Picture.Family, loaded.Open[0].Picture.Family);
        Assert.Equal(["state"], Directory.EnumerateFiles(_folder).Select(Path.GetFileName));
    }

    [Fact]
    public void Starts_afresh_from_a_file_cut_short()
    {
        var whole = new AgentState(new byte[100], [Observations.Any(ObservationPhase.Updated)]).Encode();
        File.WriteAllBytes(Path.Combine(_folder, "state"), whole[..^7]);

        Assert.Null(new StateFile(_folder, _log).Load());
    }

    [Fact]
    public void Never_throws_on_any_bytes() =>
        Check.QuickThrowOnFailure(
            Prop.ForAll<byte[]>(bytes =>
            {
                AgentState.Decode(bytes);
                AgentState.Decode((byte[])[.. "FTS1"u8, 2, 0, 0, 0, .. bytes]);
            })
        );
}
