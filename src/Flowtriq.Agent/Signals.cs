using System.Runtime.InteropServices;

namespace Flowtriq.Agent;

/// <summary>SIGTERM and SIGINT ask the loop to stop, SIGHUP to read its configuration again; the loop looks once a tick.</summary>
internal sealed class Signals : IDisposable
{
    private readonly List<PosixSignalRegistration> _registrations = [];
    private volatile bool _stop;
    private volatile bool _reload;

    internal bool StopAsked => _stop;

    /// <summary>Handles the process's signals from now on.</summary>
    internal static Signals Register()
    {
        var signals = new Signals();
        signals.On(PosixSignal.SIGTERM, signals.Stop);
        signals.On(PosixSignal.SIGINT, signals.Stop);
        signals.On(PosixSignal.SIGHUP, signals.Reload);
        return signals;
    }

    internal void Stop() => _stop = true;

    internal void Reload() => _reload = true;

    /// <summary>True once for each time a reload was asked for.</summary>
    internal bool TakeReload()
    {
        var asked = _reload;
        if (asked)
            _reload = false;
        return asked;
    }

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
    }

    private void On(PosixSignal signal, Action action) =>
        _registrations.Add(
            PosixSignalRegistration.Create(
                signal,
                context =>
                {
                    context.Cancel = true;
                    action();
                }
            )
        );
}
