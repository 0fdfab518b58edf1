namespace Flowtriq.Bgp.Session;

/// <summary>State of a session, as operators know it (RFC 4271 §8.2.2).</summary>
public enum SessionState
{
    /// <summary>Stopped, or waiting before the next attempt.</summary>
    Idle,

    /// <summary>A connection is being made.</summary>
    Connect,

    /// <summary>Waiting for the router to connect.</summary>
    Active,

    /// <summary>OPEN sent.</summary>
    OpenSent,

    /// <summary>Both OPENs accepted.</summary>
    OpenConfirm,

    /// <summary>Routes flow.</summary>
    Established,
}
