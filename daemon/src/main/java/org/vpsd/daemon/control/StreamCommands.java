package org.vpsd.daemon.control;
