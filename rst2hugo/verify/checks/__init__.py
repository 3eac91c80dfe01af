"""The checks: conversion, headers, site, old site."""
