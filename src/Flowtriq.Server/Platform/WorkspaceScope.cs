namespace Flowtriq.Server.Platform;

/// <summary>
/// Puts the workspace into every line, and nothing else: what the framework knows of a request holds paths, and paths hold
/// the tokens of links.
/// </summary>
internal sealed class WorkspaceScope(string slug) : IExternalScopeProvider
{
    private readonly Named scope = new(slug);

    public void ForEachScope<TState>(Action<object?, TState> callback, TState state) => callback(scope, state);

    public IDisposable Push(object? state) => Nothing.Instance;

    private sealed class Named : Dictionary<string, object?>
    {
        internal Named(string slug)
            : base(StringComparer.Ordinal) => Add("workspace", slug);

        public override string ToString() => $"workspace {this["workspace"]}";
    }

    private sealed class Nothing : IDisposable
    {
        internal static readonly Nothing Instance = new();

        public void Dispose() { }
    }
}
