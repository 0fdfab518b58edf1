namespace Flowtriq.Agent.State;

/// <summary>The state on disk: the last one saved.</summary>
internal sealed class StateFile(string directory, LineLog log)
{
    private readonly string _path = Path.Combine(directory, "state");
    private readonly LatestFile _file = new(Path.Combine(directory, "state"), null, "state cannot be saved", log);

    /// <summary>The saved state; null when there is none that can be read.</summary>
    internal AgentState? Load()
    {
        try
        {
            if (!File.Exists(_path))
                return null;
            var state = AgentState.Decode(File.ReadAllBytes(_path));
            if (state is null)
                log.Tell("state_unreadable", $"the saved state is damaged and left out, the node learns anew: {_path}");
            return state;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            log.Tell("state_unreadable", $"the saved state cannot be read and is left out: {unreadable.Message}");
            return null;
        }
    }

    /// <summary>Saves without waiting for the disk.</summary>
    internal void Save(AgentState state) => _file.Write(state.Encode());

    /// <inheritdoc cref="LatestFile.Finish"/>
    internal void Finish(TimeSpan limit) => _file.Finish(limit);
}
